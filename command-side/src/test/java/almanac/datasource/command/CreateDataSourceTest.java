package almanac.datasource.command;

import static almanac.datasource.command.Warehouse.ACTUARIES_AND_CY;
import static almanac.datasource.command.Warehouse.CREDENTIALS;
import static almanac.datasource.command.Warehouse.EVERYBODY;
import static almanac.datasource.command.Warehouse.NOBODY;
import static almanac.datasource.command.Warehouse.WAREHOUSE;
import static almanac.datasource.command.Warehouse.individualWarehouseOf;
import static almanac.datasource.command.Warehouse.sharedWarehouseOf;
import static almanac.given.Failure.failure;
import static almanac.given.People.ACTUARIES;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.given.People.STRANGER;
import static almanac.given.People.account;
import static almanac.shared.ErrorCode.ACCOUNT_NOT_FOUND;
import static almanac.shared.ErrorCode.DATA_SOURCE_NAME_TAKEN;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.datasource.command.DataSourceCommand.CreateDataSource;
import almanac.datasource.event.Audience;
import almanac.datasource.event.CredentialType;
import almanac.datasource.event.DataSourceEvent.DataSourceCreated;
import almanac.datasource.event.DataSourceEvent.DataSourceCredentialsSet;
import almanac.given.InMemoryCredentialVault;
import almanac.given.InMemoryDirectory;
import almanac.shared.Permission;
import almanac.shared.UserId;
import almanac.storage.credential.SealedCredentials;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateDataSourceTest {

    private final FixtureConfiguration<DataSource> fixture = new AggregateTestFixture<>(DataSource.class);
    private final InMemoryDirectory directory =
            new InMemoryDirectory().withUsers(ANA, BO, CY).withOrganization(ACTUARIES);
    private final InMemoryCredentialVault vault = new InMemoryCredentialVault();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
        fixture.registerInjectableResource(vault);
    }

    @Test
    void a_data_source_is_its_makers() {
        fixture.givenNoPriorActivity()
                .when(creation(ANA, CredentialType.INDIVIDUAL, NOBODY, null))
                .expectEvents(individualWarehouseOf(ANA));
        assertThat(vault.of(WAREHOUSE, ANA)).isEmpty();
    }

    @Test
    void individual_credentials_are_the_makers() {
        fixture.givenNoPriorActivity()
                .when(creation(ANA, CredentialType.INDIVIDUAL, NOBODY, CREDENTIALS))
                .expectEvents(individualWarehouseOf(ANA), credentialsOf(ANA));
        assertThat(vault.of(WAREHOUSE, ANA)).contains(CREDENTIALS);
    }

    @Test
    void shared_credentials_are_the_data_sources() {
        fixture.givenNoPriorActivity()
                .when(creation(BO, CredentialType.SHARED, NOBODY, CREDENTIALS))
                .expectEvents(sharedWarehouseOf(BO), credentialsOf(null));
        assertThat(vault.of(WAREHOUSE, null)).contains(CREDENTIALS);
    }

    @Test
    void shared_credentials_and_everybody_need_more_than_a_data_source_of_ones_own() {
        assertThat(creation(ANA, CredentialType.INDIVIDUAL, ACTUARIES_AND_CY, null)
                        .alsoRequires())
                .isEmpty();
        assertThat(creation(ANA, CredentialType.SHARED, NOBODY, null).alsoRequires())
                .containsExactly(Permission.SHARE_DATA_SOURCES);
        assertThat(creation(ANA, CredentialType.INDIVIDUAL, EVERYBODY, null).alsoRequires())
                .containsExactly(Permission.SHARE_DATA_SOURCES);
    }

    @Test
    void a_name_is_given_once() {
        directory.takeDataSourceName("warehouse");
        fixture.givenNoPriorActivity()
                .when(creation(ANA, CredentialType.INDIVIDUAL, NOBODY, CREDENTIALS))
                .expectNoEvents()
                .expectException(failure(DATA_SOURCE_NAME_TAKEN));
        assertThat(vault.of(WAREHOUSE, ANA)).isEmpty();
    }

    @Test
    void a_stranger_owns_nothing_and_nothing_is_shared_with_him() {
        fixture.givenNoPriorActivity()
                .when(creation(STRANGER, CredentialType.INDIVIDUAL, NOBODY, null))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
        fixture.givenNoPriorActivity()
                .when(creation(ANA, CredentialType.INDIVIDUAL, audience(STRANGER), null))
                .expectNoEvents()
                .expectException(failure(ACCOUNT_NOT_FOUND));
    }

    private static CreateDataSource creation(
            UserId owner, CredentialType type, Audience audience, @Nullable SealedCredentials credentials) {
        DataSourceCreated wanted = individualWarehouseOf(owner);
        return new CreateDataSource(
                WAREHOUSE,
                owner,
                wanted.name(),
                wanted.description(),
                wanted.dataSourceType(),
                wanted.authType(),
                type,
                Map.copyOf(wanted.config()),
                audience,
                credentials);
    }

    private static DataSourceCredentialsSet credentialsOf(@Nullable UserId user) {
        return new DataSourceCredentialsSet(
                WAREHOUSE, CREDENTIALS.id(), user, CREDENTIALS.secretFields(), CREDENTIALS.visibleFields());
    }

    private static Audience audience(UserId user) {
        return new Audience(false, List.of(account(user)));
    }
}
