package almanac.project.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.project.command.Churn.CHURN;
import static almanac.project.command.Churn.PRICING;
import static almanac.project.command.Churn.churnOwnedBy;

import almanac.access.KnownDataset;
import almanac.given.InMemoryDirectory;
import almanac.project.command.ProjectCommand.LinkDataset;
import almanac.project.command.ProjectCommand.UnlinkDataset;
import almanac.project.event.ProjectEvent.DatasetLinked;
import almanac.project.event.ProjectEvent.DatasetUnlinked;
import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkDatasetTest {

    private static final DatasetId PRICES = new DatasetId("66b0000000000000000000d1");
    private static final DatasetId ITS_OWN = new DatasetId("66b0000000000000000000d2");
    private static final DatasetId ORPHAN = new DatasetId("66b0000000000000000000d3");
    private static final DatasetId DELETED = new DatasetId("66b0000000000000000000d4");

    private final FixtureConfiguration<Project> fixture = new AggregateTestFixture<>(Project.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryDirectory()
                .withDataset(PRICES, new KnownDataset(PRICING, false))
                .withDataset(ORPHAN, new KnownDataset(null, false))
                .withDataset(ITS_OWN, new KnownDataset(CHURN, false)));
    }

    @Test
    void a_dataset_of_another_project_or_of_none_is_linked() {
        fixture.given(churnOwnedBy(ANA))
                .when(new LinkDataset(CHURN, PRICES))
                .expectEvents(new DatasetLinked(CHURN, PRICES));
        fixture.given(churnOwnedBy(ANA))
                .when(new LinkDataset(CHURN, ORPHAN))
                .expectEvents(new DatasetLinked(CHURN, ORPHAN));
    }

    @Test
    void once_is_enough() {
        fixture.given(churnOwnedBy(ANA), new DatasetLinked(CHURN, PRICES))
                .when(new LinkDataset(CHURN, PRICES))
                .expectNoEvents();
    }

    @Test
    void its_own_datasets_need_no_link() {
        refused(new LinkDataset(CHURN, ITS_OWN), ErrorCode.DATASET_OF_THE_PROJECT);
    }

    @Test
    void a_dataset_that_is_just_gone_is_not_linked() {
        refused(new LinkDataset(CHURN, DELETED), ErrorCode.DATASET_NOT_FOUND);
    }

    @Test
    void a_link_is_taken_back_once() {
        fixture.given(churnOwnedBy(ANA), new DatasetLinked(CHURN, PRICES))
                .when(new UnlinkDataset(CHURN, PRICES))
                .expectEvents(new DatasetUnlinked(CHURN, PRICES));
        refused(
                new UnlinkDataset(CHURN, PRICES),
                ErrorCode.DATASET_NOT_LINKED,
                new DatasetLinked(CHURN, PRICES),
                new DatasetUnlinked(CHURN, PRICES));
    }

    @Test
    void a_link_to_a_deleted_dataset_is_none() {
        refused(new UnlinkDataset(CHURN, DELETED), ErrorCode.DATASET_NOT_LINKED, new DatasetLinked(CHURN, DELETED));
    }

    private void refused(Object command, ErrorCode code, Object... before) {
        fixture.given(churnOwnedBy(ANA))
                .andGiven(before)
                .when(command)
                .expectNoEvents()
                .expectException(failure(code));
    }
}
