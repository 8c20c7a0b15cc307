package almanac.datasource.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.datasource.event.Audience;
import almanac.datasource.event.CredentialType;
import almanac.datasource.event.DataSourceEvent;
import almanac.datasource.event.DataSourceEvent.DataSourceAssociated;
import almanac.datasource.event.DataSourceEvent.DataSourceConfigured;
import almanac.datasource.event.DataSourceEvent.DataSourceCreated;
import almanac.datasource.event.DataSourceEvent.DataSourceCredentialsSet;
import almanac.datasource.event.DataSourceEvent.DataSourceDeleted;
import almanac.datasource.event.DataSourceEvent.DataSourceDissociated;
import almanac.datasource.event.DataSourceEvent.DataSourceOwnerChanged;
import almanac.datasource.event.DataSourceEvent.DataSourcePermissionsChanged;
import almanac.row.History;
import almanac.shared.AccountId;
import almanac.shared.CredentialsId;
import almanac.shared.DataSourceId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSourceRowTest {

    private static final DataSourceId WAREHOUSE = new DataSourceId("66b00000000000000000d501");
    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final UserId BO = new UserId("66b0000000000000000000b2");
    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");
    private static final Map<String, String> HERE = Map.of("host", "db.example.org");
    private static final Audience NOBODY = new Audience(false, List.of());
    private static final Audience FOR_BO = new Audience(false, List.of(new AccountId(BO.value())));

    private static final DataSourceCreated CREATED = new DataSourceCreated(
            WAREHOUSE,
            ANA,
            "warehouse",
            "What was sold",
            "PostgreSQLConfig",
            "Basic",
            CredentialType.INDIVIDUAL,
            HERE,
            NOBODY);

    @Test
    void a_new_data_source_is_what_it_was_described_as() {
        DataSourceRow row = after(CREATED);
        assertThat(row.toV1("ana")).isEqualTo(warehouse(ANA, "ana", HERE, NOBODY, 0));
        assertThat(row.isDeleted()).isFalse();
    }

    @Test
    void it_changes_with_what_is_said_of_it() {
        Map<String, String> there = Map.of("host", "other.example.org");
        DataSourceRow row = after(
                CREATED,
                new DataSourceConfigured(WAREHOUSE, there),
                new DataSourcePermissionsChanged(WAREHOUSE, FOR_BO),
                new DataSourceOwnerChanged(WAREHOUSE, BO));
        assertThat(row.owner()).isEqualTo(BO);
        assertThat(row.toV1("bo")).isEqualTo(warehouse(BO, "bo", there, FOR_BO, 3));
    }

    @Test
    void projects_and_credentials_change_nothing_but_the_time() {
        DataSourceRow row = after(
                CREATED,
                new DataSourceAssociated(WAREHOUSE, CHURN),
                new DataSourceDissociated(WAREHOUSE, CHURN),
                new DataSourceCredentialsSet(
                        WAREHOUSE, new CredentialsId("66b00000000000000000c501"), ANA, List.of("password"), List.of()));
        assertThat(row.toV1("ana")).isEqualTo(warehouse(ANA, "ana", HERE, NOBODY, 3));
    }

    @Test
    void a_deleted_one_is_still_what_it_was() {
        DataSourceRow row = after(CREATED, new DataSourceDeleted(WAREHOUSE));
        assertThat(row.isDeleted()).isTrue();
        assertThat(row.toV1("ana")).isEqualTo(warehouse(ANA, "ana", HERE, NOBODY, 1));
    }

    @Test
    void events_seen_twice_change_nothing() {
        DataSourceRow twice = History.foldTwice(
                new DataSourceRow(), WAREHOUSE.value(), CREATED, new DataSourceAssociated(WAREHOUSE, CHURN));
        assertThat(twice.version()).isEqualTo(1);
        assertThat(twice.toV1("ana")).isEqualTo(warehouse(ANA, "ana", HERE, NOBODY, 1));
    }

    @Test
    void a_type_that_nobody_knows_is_called_by_its_own_name() {
        assertThat(Products.nameOf("ADLSConfig")).isEqualTo("Azure Data Lake Store");
        assertThat(Products.nameOf("AbacusConfig")).isEqualTo("AbacusConfig");
    }

    private static DataSourceEnvelopeV1 warehouse(
            UserId owner, String ownerName, Map<String, String> config, Audience audience, int changes) {
        return new DataSourceEnvelopeV1(
                WAREHOUSE,
                "warehouse",
                "What was sold",
                "PostgreSQLConfig",
                "PostgreSQL",
                "Basic",
                CredentialType.INDIVIDUAL,
                config,
                owner,
                ownerName,
                DataSourcePermissionsV1.of(audience),
                History.at(changes));
    }

    private static DataSourceRow after(DataSourceEvent... events) {
        return History.fold(new DataSourceRow(), WAREHOUSE.value(), events);
    }
}
