package almanac.datasource.query;

import almanac.shared.ErrorCode;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of events in the audit feed of data sources. */
public enum DataSourceAuditEventKindV1 {
    @JsonProperty("AccessDataSource")
    ACCESS_DATA_SOURCE,
    @JsonProperty("CreateDataSource")
    CREATE_DATA_SOURCE,
    @JsonProperty("DataSourceAssociatedToProject")
    DATA_SOURCE_ASSOCIATED_TO_PROJECT,
    @JsonProperty("DataSourceDissociatedFromProject")
    DATA_SOURCE_DISSOCIATED_FROM_PROJECT,
    @JsonProperty("DataSourceChangeOfOwnership")
    DATA_SOURCE_CHANGE_OF_OWNERSHIP,
    @JsonProperty("DataSourceChangeOfPermissions")
    DATA_SOURCE_CHANGE_OF_PERMISSIONS,
    @JsonProperty("DeleteDataSource")
    DELETE_DATA_SOURCE;

    /** Returns the kind of that name, in any letter case; refuses an unknown one. */
    public static DataSourceAuditEventKindV1 of(String parameter, String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().replace("_", "").equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(parameter, "'" + word + "' is no kind of event"));
    }
}
