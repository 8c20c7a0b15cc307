package almanac.datasource.query;

import almanac.datasource.event.Audience;
import almanac.shared.AccountId;
import java.util.List;

/** The users and organizations that may use a data source besides its owner. */
public record DataSourcePermissionsV1(boolean isEveryone, List<AccountId> userAndOrganizationIds) {

    static DataSourcePermissionsV1 of(Audience audience) {
        return new DataSourcePermissionsV1(audience.isEveryone(), audience.accounts());
    }
}
