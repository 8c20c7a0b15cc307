package almanac.dataset.command;

import static almanac.dataset.command.Customers.CHURN;
import static almanac.dataset.command.Customers.COPY;
import static almanac.dataset.command.Customers.CREATED;
import static almanac.dataset.command.Customers.CUSTOMERS;
import static almanac.dataset.command.Customers.JUNE;
import static almanac.dataset.command.Customers.MAY;
import static almanac.dataset.command.Customers.granted;
import static almanac.given.Failure.failure;
import static almanac.given.People.ACTUARIES;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.given.People.STRANGER;
import static almanac.given.People.account;
import static almanac.shared.DatasetRole.EDITOR;
import static almanac.shared.DatasetRole.OWNER;
import static almanac.shared.DatasetRole.READER;

import almanac.access.KnownSnapshot;
import almanac.dataset.command.DatasetCommand.DeleteDataset;
import almanac.dataset.command.DatasetCommand.EditDataset;
import almanac.dataset.command.DatasetCommand.GrantDatasetRole;
import almanac.dataset.command.DatasetCommand.RemoveSnapshotTag;
import almanac.dataset.command.DatasetCommand.RevokeDatasetRole;
import almanac.dataset.command.DatasetCommand.TagSnapshot;
import almanac.dataset.event.DatasetEvent.DatasetDeleted;
import almanac.dataset.event.DatasetEvent.DatasetDescribed;
import almanac.dataset.event.DatasetEvent.DatasetRenamed;
import almanac.dataset.event.DatasetEvent.DatasetRoleGranted;
import almanac.dataset.event.DatasetEvent.DatasetRoleRevoked;
import almanac.dataset.event.DatasetEvent.SnapshotTagRemoved;
import almanac.dataset.event.DatasetEvent.SnapshotTagged;
import almanac.given.InMemoryDirectory;
import almanac.shared.AccountId;
import almanac.shared.DatasetRole;
import almanac.shared.ErrorCode;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final SnapshotTagged GOLD = new SnapshotTagged(CUSTOMERS, "gold", MAY);

    private final FixtureConfiguration<Dataset> fixture = new AggregateTestFixture<>(Dataset.class);
    private final InMemoryDirectory directory = new InMemoryDirectory()
            .withUsers(ANA, BO)
            .withOrganization(ACTUARIES)
            .withSnapshot(MAY, new KnownSnapshot(CUSTOMERS, CHURN, true))
            .withSnapshot(JUNE, new KnownSnapshot(CUSTOMERS, CHURN, false));

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
    }

    @Test
    void what_is_given_is_changed() {
        given().when(new EditDataset(CUSTOMERS, "buyers", null)).expectEvents(new DatasetRenamed(CUSTOMERS, "buyers"));
        given().when(new EditDataset(CUSTOMERS, null, "some")).expectEvents(new DatasetDescribed(CUSTOMERS, "some"));
        given().when(new EditDataset(CUSTOMERS, "buyers", "some"))
                .expectEvents(new DatasetRenamed(CUSTOMERS, "buyers"), new DatasetDescribed(CUSTOMERS, "some"));
    }

    @Test
    void what_is_so_already_is_not_changed() {
        given().when(new EditDataset(CUSTOMERS, "customers", "all of them")).expectNoEvents();
        given().when(new EditDataset(CUSTOMERS, null, null)).expectNoEvents();
    }

    @Test
    void a_name_that_is_taken_in_the_project_is_refused_with_the_rest() {
        directory.takeDatasetName("buyers");
        given().when(new EditDataset(CUSTOMERS, "buyers", "some"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.DATASET_NAME_TAKEN));
    }

    @Test
    void a_grantee_gets_a_role_and_then_another() {
        given().when(grant(account(BO), READER)).expectEvents(granted(BO, READER));
        given().when(grant(account(ACTUARIES), EDITOR))
                .expectEvents(new DatasetRoleGranted(CUSTOMERS, account(ACTUARIES), EDITOR));
        given(granted(BO, READER)).when(grant(account(BO), OWNER)).expectEvents(granted(BO, OWNER));
        given(granted(BO, READER)).when(grant(account(BO), READER)).expectNoEvents();
    }

    @Test
    void nobody_is_granted_a_role() {
        given().when(grant(account(STRANGER), READER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.ACCOUNT_NOT_FOUND));
    }

    @Test
    void an_organization_is_no_owner() {
        given(new DatasetRoleGranted(CUSTOMERS, account(ACTUARIES), EDITOR))
                .when(grant(account(ACTUARIES), OWNER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.ORGANIZATION_AS_DATASET_OWNER));
    }

    @Test
    void the_last_owner_stays_owner() {
        given(granted(BO, EDITOR))
                .when(grant(account(ANA), EDITOR))
                .expectNoEvents()
                .expectException(failure(ErrorCode.DATASET_NEEDS_OWNER));
        given().when(revoke(account(ANA), OWNER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.DATASET_NEEDS_OWNER));
    }

    @Test
    void an_owner_who_is_not_there_is_not_the_one_who_remains() {
        given(granted(CY, OWNER))
                .when(revoke(account(ANA), OWNER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.DATASET_NEEDS_OWNER));
    }

    @Test
    void one_of_two_owners_may_go() {
        given(granted(BO, OWNER)).when(revoke(account(ANA), OWNER)).expectEvents(revoked(account(ANA)));
        given(granted(BO, OWNER)).when(grant(account(ANA), READER)).expectEvents(granted(ANA, READER));
    }

    @Test
    void a_role_is_taken_from_who_has_that_one() {
        given(granted(BO, READER)).when(revoke(account(BO), READER)).expectEvents(revoked(account(BO)));
        given(granted(BO, READER))
                .when(revoke(account(BO), EDITOR))
                .expectNoEvents()
                .expectException(failure(ErrorCode.GRANT_NOT_FOUND));
        given().when(revoke(account(BO), READER)).expectNoEvents().expectException(failure(ErrorCode.GRANT_NOT_FOUND));
    }

    @Test
    void a_tag_points_to_a_snapshot_and_then_to_another() {
        given().when(new TagSnapshot(CUSTOMERS, "gold", MAY)).expectEvents(GOLD);
        given(GOLD)
                .when(new TagSnapshot(CUSTOMERS, "gold", JUNE))
                .expectEvents(new SnapshotTagged(CUSTOMERS, "gold", JUNE));
        given(GOLD).when(new TagSnapshot(CUSTOMERS, "gold", MAY)).expectNoEvents();
    }

    @Test
    void a_snapshot_of_another_dataset_gets_no_tag() {
        directory.withSnapshot(MAY, new KnownSnapshot(COPY, CHURN, true));
        given().when(new TagSnapshot(CUSTOMERS, "gold", MAY))
                .expectNoEvents()
                .expectException(failure(ErrorCode.SNAPSHOT_OF_ANOTHER));
    }

    @Test
    void a_tag_is_removed_once() {
        given(GOLD)
                .when(new RemoveSnapshotTag(CUSTOMERS, "gold"))
                .expectEvents(new SnapshotTagRemoved(CUSTOMERS, "gold"));
        given(GOLD, new SnapshotTagRemoved(CUSTOMERS, "gold"))
                .when(new RemoveSnapshotTag(CUSTOMERS, "gold"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.TAG_NOT_FOUND));
    }

    @Test
    void a_deleted_dataset_does_nothing_any_more() {
        given().when(new DeleteDataset(CUSTOMERS)).expectEvents(new DatasetDeleted(CUSTOMERS));
        given(new DatasetDeleted(CUSTOMERS))
                .when(new DeleteDataset(CUSTOMERS))
                .expectException(AggregateDeletedException.class);
    }

    private TestExecutor<Dataset> given(Object... more) {
        return fixture.given(CREATED, granted(ANA, OWNER)).andGiven(more);
    }

    private static GrantDatasetRole grant(AccountId grantee, DatasetRole role) {
        return new GrantDatasetRole(CUSTOMERS, grantee, role);
    }

    private static RevokeDatasetRole revoke(AccountId grantee, DatasetRole role) {
        return new RevokeDatasetRole(CUSTOMERS, grantee, role);
    }

    private static DatasetRoleRevoked revoked(AccountId grantee) {
        return new DatasetRoleRevoked(CUSTOMERS, grantee);
    }
}
