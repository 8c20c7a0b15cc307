package almanac.dataset.command;

import static almanac.dataset.command.Customers.CHURN;
import static almanac.dataset.command.Customers.COPIED;
import static almanac.dataset.command.Customers.COPY;
import static almanac.dataset.command.Customers.CREATED;
import static almanac.dataset.command.Customers.CUSTOMERS;
import static almanac.dataset.command.Customers.MAY;
import static almanac.dataset.command.Customers.granted;
import static almanac.given.Failure.failure;
import static almanac.given.People.ACTUARIES;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.STRANGER;
import static almanac.given.People.account;
import static almanac.shared.DatasetRole.EDITOR;
import static almanac.shared.DatasetRole.OWNER;
import static almanac.shared.DatasetRole.READER;

import almanac.access.KnownSnapshot;
import almanac.dataset.command.DatasetCommand.CompleteFilling;
import almanac.dataset.command.DatasetCommand.CreateDataset;
import almanac.dataset.command.DatasetCommand.CreateDataset.Grant;
import almanac.dataset.command.DatasetCommand.CreateDatasetFromSnapshot;
import almanac.dataset.command.DatasetCommand.FailFilling;
import almanac.dataset.event.DatasetEvent.DatasetCopied;
import almanac.dataset.event.DatasetEvent.DatasetCreated;
import almanac.dataset.event.DatasetEvent.DatasetFilled;
import almanac.dataset.event.DatasetEvent.DatasetFillingFailed;
import almanac.dataset.event.DatasetEvent.DatasetRoleGranted;
import almanac.given.InMemoryDirectory;
import almanac.shared.AccountId;
import almanac.shared.DatasetRole;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreateDatasetTest {

    private final FixtureConfiguration<Dataset> fixture = new AggregateTestFixture<>(Dataset.class);
    private final InMemoryDirectory directory = new InMemoryDirectory()
            .withUsers(ANA, BO)
            .withOrganization(ACTUARIES)
            .withProject(CHURN);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
    }

    @Test
    void whoever_makes_a_dataset_is_its_owner() {
        fixture.givenNoPriorActivity().when(create()).expectEvents(CREATED, granted(ANA, OWNER));
    }

    @Test
    void an_owner_can_be_named_in_his_place() {
        fixture.givenNoPriorActivity()
                .when(create(grant(account(BO), OWNER), grant(account(ACTUARIES), READER)))
                .expectEvents(
                        CREATED, granted(BO, OWNER), new DatasetRoleGranted(CUSTOMERS, account(ACTUARIES), READER));
    }

    @Test
    void grants_that_name_no_owner_leave_him_the_owner_whatever_they_say_of_him() {
        fixture.givenNoPriorActivity()
                .when(create(grant(account(ANA), READER), grant(account(BO), EDITOR)))
                .expectEvents(CREATED, granted(ANA, OWNER), granted(BO, EDITOR));
    }

    @Test
    void an_organization_is_no_owner_from_the_start() {
        refused(create(grant(account(ACTUARIES), OWNER)), ErrorCode.ORGANIZATION_AS_DATASET_OWNER);
    }

    @Test
    void nobody_is_granted_anything_from_the_start() {
        refused(create(grant(account(STRANGER), READER)), ErrorCode.ACCOUNT_NOT_FOUND);
    }

    @Test
    void one_grantee_has_one_role() {
        refused(create(grant(account(BO), READER), grant(account(BO), EDITOR)), ErrorCode.GRANTEE_LISTED_TWICE);
    }

    @Test
    void a_name_that_is_taken_in_the_project_is_refused() {
        directory.takeDatasetName("customers");
        refused(create(), ErrorCode.DATASET_NAME_TAKEN);
    }

    @Test
    void a_project_that_is_just_gone_gets_no_dataset() {
        fixture.givenNoPriorActivity()
                .when(new CreateDataset(
                        CUSTOMERS, new ProjectId("66b0000000000000000000ee"), "x", null, List.of(), ANA))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_NOT_FOUND));
    }

    @Test
    void a_dataset_made_from_a_snapshot_is_beside_the_one_that_it_is_of() {
        directory.withSnapshot(MAY, new KnownSnapshot(CUSTOMERS, CHURN, true));
        fixture.givenNoPriorActivity()
                .when(copy())
                .expectEvents(COPIED, new DatasetRoleGranted(COPY, account(ANA), OWNER));
    }

    @Test
    void a_dataset_made_from_a_snapshot_of_one_without_project_has_none_either() {
        directory.withSnapshot(MAY, new KnownSnapshot(CUSTOMERS, null, true));
        directory.takeDatasetName("copy");
        fixture.givenNoPriorActivity()
                .when(copy())
                .expectEvents(
                        new DatasetCreated(COPY, null, "copy", null, MAY),
                        new DatasetRoleGranted(COPY, account(ANA), OWNER));
    }

    @Test
    void its_name_is_taken_like_any_other() {
        directory.withSnapshot(MAY, new KnownSnapshot(CUSTOMERS, CHURN, true));
        directory.takeDatasetName("copy");
        refused(copy(), ErrorCode.DATASET_NAME_TAKEN);
    }

    @Test
    void a_snapshot_that_has_no_files_makes_no_dataset() {
        refused(copy(), ErrorCode.SNAPSHOT_NOT_FOUND);
        directory.withSnapshot(MAY, new KnownSnapshot(CUSTOMERS, CHURN, false));
        refused(copy(), ErrorCode.SNAPSHOT_NOT_ACTIVE);
    }

    @Test
    void a_copy_of_another_dataset_is_filled_like_one_of_a_snapshot() {
        fixture.given(CREATED, new DatasetCopied(CUSTOMERS, COPY))
                .when(new CompleteFilling(CUSTOMERS, 3, 4_096))
                .expectEvents(new DatasetFilled(CUSTOMERS, 3, 4_096));
    }

    @Test
    void it_is_filled_once() {
        fixture.given(COPIED).when(new CompleteFilling(COPY, 3, 4_096)).expectEvents(new DatasetFilled(COPY, 3, 4_096));
        fixture.given(COPIED, new DatasetFilled(COPY, 3, 4_096))
                .when(new CompleteFilling(COPY, 3, 4_096))
                .expectNoEvents();
        fixture.given(COPIED, new DatasetFilled(COPY, 3, 4_096))
                .when(new FailFilling(COPY, "late"))
                .expectNoEvents();
    }

    @Test
    void what_cannot_be_filled_says_why_once() {
        fixture.given(COPIED)
                .when(new FailFilling(COPY, "no room"))
                .expectEvents(new DatasetFillingFailed(COPY, "no room"));
        fixture.given(COPIED, new DatasetFillingFailed(COPY, "no room"))
                .when(new FailFilling(COPY, "no room"))
                .expectNoEvents();
    }

    private void refused(Object command, ErrorCode code) {
        fixture.givenNoPriorActivity().when(command).expectNoEvents().expectException(failure(code));
    }

    private static Grant grant(AccountId grantee, DatasetRole role) {
        return new Grant(grantee, role);
    }

    private static CreateDataset create(Grant... grants) {
        return new CreateDataset(CUSTOMERS, CHURN, "customers", "all of them", List.of(grants), ANA);
    }

    private static CreateDatasetFromSnapshot copy() {
        return new CreateDatasetFromSnapshot(COPY, MAY, "copy", null, ANA);
    }
}
