package almanac.datasource.command;

import static almanac.datasource.command.Warehouse.ACTUARIES_AND_CY;
import static almanac.datasource.command.Warehouse.CREDENTIALS;
import static almanac.datasource.command.Warehouse.EVERYBODY;
import static almanac.datasource.command.Warehouse.HERE;
import static almanac.datasource.command.Warehouse.NOBODY;
import static almanac.datasource.command.Warehouse.THERE;
import static almanac.datasource.command.Warehouse.WAREHOUSE;
import static almanac.datasource.command.Warehouse.individualWarehouseOf;
import static almanac.datasource.command.Warehouse.sharedWarehouseOf;
import static almanac.datasource.command.Warehouse.warehouseFor;
import static almanac.given.Failure.failure;
import static almanac.given.People.ACTUARIES;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.given.People.STRANGER;
import static almanac.given.People.account;
import static almanac.shared.ErrorCode.ACCOUNT_NOT_FOUND;
import static almanac.shared.ErrorCode.DATA_SOURCE_NOT_ASSOCIATED;
import static almanac.shared.ErrorCode.DATA_SOURCE_NOT_FOUND;
import static almanac.shared.ErrorCode.NOT_ALLOWED;
import static almanac.shared.ErrorCode.PROJECT_NOT_FOUND;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.datasource.command.DataSourceCommand.AssociateDataSource;
import almanac.datasource.command.DataSourceCommand.ChangeDataSourceOwner;
import almanac.datasource.command.DataSourceCommand.DeleteDataSource;
import almanac.datasource.command.DataSourceCommand.DissociateDataSource;
import almanac.datasource.command.DataSourceCommand.EditDataSource;
import almanac.datasource.event.Audience;
import almanac.datasource.event.DataSourceEvent.DataSourceAssociated;
import almanac.datasource.event.DataSourceEvent.DataSourceConfigured;
import almanac.datasource.event.DataSourceEvent.DataSourceCredentialsSet;
import almanac.datasource.event.DataSourceEvent.DataSourceDeleted;
import almanac.datasource.event.DataSourceEvent.DataSourceDissociated;
import almanac.datasource.event.DataSourceEvent.DataSourceOwnerChanged;
import almanac.datasource.event.DataSourceEvent.DataSourcePermissionsChanged;
import almanac.given.InMemoryCredentialVault;
import almanac.given.InMemoryDirectory;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataSourceTest {

    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");

    private final FixtureConfiguration<DataSource> fixture = new AggregateTestFixture<>(DataSource.class);
    private final InMemoryDirectory directory = new InMemoryDirectory()
            .withUsers(ANA, BO, CY)
            .withOrganization(ACTUARIES)
            .withAdministrators(BO)
            .withProject(CHURN);
    private final InMemoryCredentialVault vault = new InMemoryCredentialVault();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
        fixture.registerInjectableResource(vault);
    }

    @Test
    void it_can_be_somewhere_else() {
        fixture.given(individualWarehouseOf(ANA))
                .when(new EditDataSource(WAREHOUSE, THERE, null, null, ANA))
                .expectEvents(new DataSourceConfigured(WAREHOUSE, THERE));
    }

    @Test
    void it_is_shared_with_users_and_organizations() {
        fixture.given(individualWarehouseOf(ANA))
                .when(new EditDataSource(WAREHOUSE, null, ACTUARIES_AND_CY, null, ANA))
                .expectEvents(new DataSourcePermissionsChanged(WAREHOUSE, ACTUARIES_AND_CY));
    }

    @Test
    void everything_at_once_is_an_event_for_each() {
        fixture.given(individualWarehouseOf(ANA))
                .when(new EditDataSource(WAREHOUSE, THERE, ACTUARIES_AND_CY, CREDENTIALS, ANA))
                .expectEvents(
                        new DataSourceConfigured(WAREHOUSE, THERE),
                        new DataSourcePermissionsChanged(WAREHOUSE, ACTUARIES_AND_CY),
                        credentialsOf(ANA));
    }

    @Test
    void what_is_so_already_is_said_once_more_of_the_configuration_alone() {
        Audience inAnotherOrder = new Audience(false, List.of(account(CY), account(ACTUARIES)));
        fixture.given(warehouseFor(ACTUARIES_AND_CY, ANA))
                .when(new EditDataSource(WAREHOUSE, HERE, inAnotherOrder, null, ANA))
                .expectEvents(new DataSourceConfigured(WAREHOUSE, HERE));
    }

    @Test
    void it_is_not_shared_with_strangers() {
        fixture.given(individualWarehouseOf(ANA))
                .when(new EditDataSource(WAREHOUSE, THERE, audience(STRANGER), CREDENTIALS, ANA))
                .expectNoEvents()
                .expectException(failure(ACCOUNT_NOT_FOUND));
        assertThat(vault.of(WAREHOUSE, ANA)).isEmpty();
    }

    @Test
    void who_has_it_already_may_stay_whatever_has_become_of_him() {
        Audience withAna = new Audience(false, List.of(account(STRANGER), account(CY)));
        fixture.given(warehouseFor(audience(STRANGER), ANA))
                .when(new EditDataSource(WAREHOUSE, null, withAna, null, ANA))
                .expectEvents(new DataSourcePermissionsChanged(WAREHOUSE, withAna));
    }

    @Test
    void an_administrator_alone_gives_it_to_everybody() {
        fixture.given(individualWarehouseOf(ANA))
                .when(new EditDataSource(WAREHOUSE, null, EVERYBODY, null, ANA))
                .expectNoEvents()
                .expectException(failure(NOT_ALLOWED));
        fixture.given(individualWarehouseOf(ANA))
                .when(new EditDataSource(WAREHOUSE, null, EVERYBODY, null, BO))
                .expectEvents(new DataSourcePermissionsChanged(WAREHOUSE, EVERYBODY));
    }

    @Test
    void its_owner_may_leave_it_to_everybody_and_take_it_back() {
        Audience everybodyAndCy = new Audience(true, List.of(account(CY)));
        fixture.given(warehouseFor(EVERYBODY, ANA))
                .when(new EditDataSource(WAREHOUSE, null, everybodyAndCy, null, ANA))
                .expectEvents(new DataSourcePermissionsChanged(WAREHOUSE, everybodyAndCy));
        fixture.given(warehouseFor(EVERYBODY, ANA))
                .when(new EditDataSource(WAREHOUSE, null, NOBODY, null, ANA))
                .expectEvents(new DataSourcePermissionsChanged(WAREHOUSE, NOBODY));
    }

    @Test
    void individual_credentials_are_the_senders_whoever_he_is() {
        fixture.given(individualWarehouseOf(ANA), credentialsOf(ANA))
                .when(new EditDataSource(WAREHOUSE, null, null, CREDENTIALS, BO))
                .expectEvents(credentialsOf(BO));
        assertThat(vault.of(WAREHOUSE, BO)).contains(CREDENTIALS);
        assertThat(vault.of(WAREHOUSE, ANA)).isEmpty();
    }

    @Test
    void an_administrator_alone_gives_shared_credentials() {
        fixture.given(sharedWarehouseOf(ANA))
                .when(new EditDataSource(WAREHOUSE, THERE, null, CREDENTIALS, ANA))
                .expectNoEvents()
                .expectException(failure(NOT_ALLOWED));
        assertThat(vault.of(WAREHOUSE, null)).isEmpty();
        fixture.given(sharedWarehouseOf(ANA))
                .when(new EditDataSource(WAREHOUSE, null, null, CREDENTIALS, BO))
                .expectEvents(credentialsOf(null));
        assertThat(vault.of(WAREHOUSE, null)).contains(CREDENTIALS);
    }

    @Test
    void who_is_gone_gives_no_credentials() {
        fixture.given(individualWarehouseOf(STRANGER))
                .when(new EditDataSource(WAREHOUSE, null, null, CREDENTIALS, STRANGER))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void it_gets_another_owner_who_is_a_user() {
        fixture.given(individualWarehouseOf(ANA))
                .when(new ChangeDataSourceOwner(WAREHOUSE, CY))
                .expectEvents(new DataSourceOwnerChanged(WAREHOUSE, CY));
        fixture.given(individualWarehouseOf(ANA))
                .when(new ChangeDataSourceOwner(WAREHOUSE, STRANGER))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
        fixture.given(individualWarehouseOf(ANA), new DataSourceOwnerChanged(WAREHOUSE, CY))
                .when(new ChangeDataSourceOwner(WAREHOUSE, CY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_project_works_with_it() {
        fixture.given(individualWarehouseOf(ANA))
                .when(new AssociateDataSource(WAREHOUSE, CHURN))
                .expectEvents(new DataSourceAssociated(WAREHOUSE, CHURN));
        fixture.given(individualWarehouseOf(ANA), new DataSourceAssociated(WAREHOUSE, CHURN))
                .when(new AssociateDataSource(WAREHOUSE, CHURN))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_project_that_is_not_there_does_not() {
        fixture.given(individualWarehouseOf(ANA))
                .when(new AssociateDataSource(WAREHOUSE, new ProjectId("66b0000000000000000000e6")))
                .expectNoEvents()
                .expectException(failure(PROJECT_NOT_FOUND));
    }

    @Test
    void a_project_works_with_it_no_more() {
        fixture.given(individualWarehouseOf(ANA), new DataSourceAssociated(WAREHOUSE, CHURN))
                .when(new DissociateDataSource(WAREHOUSE, CHURN))
                .expectEvents(new DataSourceDissociated(WAREHOUSE, CHURN));
        fixture.given(
                        individualWarehouseOf(ANA),
                        new DataSourceAssociated(WAREHOUSE, CHURN),
                        new DataSourceDissociated(WAREHOUSE, CHURN))
                .when(new DissociateDataSource(WAREHOUSE, CHURN))
                .expectNoEvents()
                .expectException(failure(DATA_SOURCE_NOT_ASSOCIATED));
    }

    @Test
    void it_is_deleted_for_good() {
        fixture.given(individualWarehouseOf(ANA))
                .when(new DeleteDataSource(WAREHOUSE))
                .expectEvents(new DataSourceDeleted(WAREHOUSE))
                .expectMarkedDeleted();
        fixture.given(individualWarehouseOf(ANA), new DataSourceDeleted(WAREHOUSE))
                .when(new DeleteDataSource(WAREHOUSE))
                .expectNoEvents()
                .expectException(AggregateDeletedException.class);
    }

    @Test
    void a_command_to_a_missing_one_names_it() {
        DeleteDataSource command = new DeleteDataSource(WAREHOUSE);
        assertThat(command.missing().code()).isEqualTo(DATA_SOURCE_NOT_FOUND);
        assertThat(command.missing()).hasMessageContaining(WAREHOUSE.value());
    }

    private static DataSourceCredentialsSet credentialsOf(@Nullable UserId user) {
        return new DataSourceCredentialsSet(
                WAREHOUSE, CREDENTIALS.id(), user, CREDENTIALS.secretFields(), CREDENTIALS.visibleFields());
    }

    private static Audience audience(UserId user) {
        return new Audience(false, List.of(account(user)));
    }
}
