package almanac.datasource.command;

import static almanac.given.People.ACTUARIES;
import static almanac.given.People.CY;
import static almanac.given.People.account;

import almanac.datasource.event.Audience;
import almanac.datasource.event.CredentialType;
import almanac.datasource.event.DataSourceEvent.DataSourceCreated;
import almanac.secret.SealedSecret;
import almanac.shared.CredentialsId;
import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import almanac.storage.credential.SealedCredentials;
import java.util.List;
import java.util.Map;

/** The data source that the tests are about. */
final class Warehouse {

    static final DataSourceId WAREHOUSE = new DataSourceId("66b00000000000000000d501");
    static final Map<String, String> HERE = Map.of("host", "db.example.org");
    static final Map<String, String> THERE = Map.of("host", "other.example.org", "port", "5432");
    static final Audience NOBODY = new Audience(false, List.of());
    static final Audience EVERYBODY = new Audience(true, List.of());
    static final Audience ACTUARIES_AND_CY = new Audience(false, List.of(account(ACTUARIES), account(CY)));
    static final SealedCredentials CREDENTIALS = new SealedCredentials(
            new CredentialsId("66b00000000000000000c501"),
            List.of("password"),
            List.of("username"),
            new SealedSecret("key", "box"));

    private Warehouse() {}

    static DataSourceCreated individualWarehouseOf(UserId owner) {
        return created(owner, CredentialType.INDIVIDUAL, NOBODY);
    }

    static DataSourceCreated sharedWarehouseOf(UserId owner) {
        return created(owner, CredentialType.SHARED, NOBODY);
    }

    static DataSourceCreated warehouseFor(Audience audience, UserId owner) {
        return created(owner, CredentialType.INDIVIDUAL, audience);
    }

    private static DataSourceCreated created(UserId owner, CredentialType type, Audience audience) {
        return new DataSourceCreated(
                WAREHOUSE, owner, "warehouse", "What was sold", "PostgreSQLConfig", "Basic", type, HERE, audience);
    }
}
