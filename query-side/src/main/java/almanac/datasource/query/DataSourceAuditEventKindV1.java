package almanac.datasource.query;

import almanac.shared.ErrorCode;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;

/** What the audit feed of data sources tells of. */
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

    /** The kind with that word, in any letter case; refused when there is none. */
    public static DataSourceAuditEventKindV1 of(String parameter, String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().replace("_", "").equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(parameter, "'" + word + "' is no kind of event"));
    }
}
