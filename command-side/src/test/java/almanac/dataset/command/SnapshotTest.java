package almanac.dataset.command;

import static almanac.dataset.command.Customers.CHURN;
import static almanac.dataset.command.Customers.CUSTOMERS;
import static almanac.dataset.command.Customers.MAY;
import static almanac.given.Failure.failure;

import almanac.access.KnownDataset;
import almanac.dataset.command.SnapshotCommand.BeginCopying;
import almanac.dataset.command.SnapshotCommand.CompleteSnapshot;
import almanac.dataset.command.SnapshotCommand.DeleteSnapshot;
import almanac.dataset.command.SnapshotCommand.FailSnapshot;
import almanac.dataset.command.SnapshotCommand.RequestSnapshot;
import almanac.dataset.event.SnapshotEvent.SnapshotCompleted;
import almanac.dataset.event.SnapshotEvent.SnapshotCopyingBegan;
import almanac.dataset.event.SnapshotEvent.SnapshotDeleted;
import almanac.dataset.event.SnapshotEvent.SnapshotFailed;
import almanac.dataset.event.SnapshotEvent.SnapshotRequested;
import almanac.given.InMemoryDirectory;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import java.util.List;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final List<FilePath> PATHS = List.of(new FilePath("raw"));
    private static final RequestSnapshot REQUEST = new RequestSnapshot(MAY, CUSTOMERS, PATHS);
    private static final SnapshotRequested REQUESTED = new SnapshotRequested(MAY, CUSTOMERS, PATHS);
    private static final SnapshotCopyingBegan BEGAN = new SnapshotCopyingBegan(MAY);
    private static final SnapshotCompleted COMPLETED = new SnapshotCompleted(MAY, 3, 4_096);
    private static final SnapshotFailed FAILED = new SnapshotFailed(MAY, "no room");

    private final FixtureConfiguration<Snapshot> fixture = new AggregateTestFixture<>(Snapshot.class);
    private final InMemoryDirectory directory = new InMemoryDirectory();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
    }

    @Test
    void a_snapshot_is_asked_for() {
        directory.withDataset(CUSTOMERS, new KnownDataset(CHURN, false));
        fixture.givenNoPriorActivity().when(REQUEST).expectEvents(REQUESTED);
    }

    @Test
    void a_dataset_that_is_just_gone_has_no_snapshots() {
        fixture.givenNoPriorActivity()
                .when(REQUEST)
                .expectNoEvents()
                .expectException(failure(ErrorCode.DATASET_NOT_FOUND));
    }

    @Test
    void a_dataset_that_still_gets_its_files_has_no_snapshots() {
        directory.withDataset(CUSTOMERS, new KnownDataset(CHURN, true));
        fixture.givenNoPriorActivity()
                .when(REQUEST)
                .expectNoEvents()
                .expectException(failure(ErrorCode.DATASET_BEING_FILLED));
    }

    @Test
    void it_is_copied_and_completed() {
        fixture.given(REQUESTED).when(new BeginCopying(MAY)).expectEvents(BEGAN);
        fixture.given(REQUESTED, BEGAN)
                .when(new CompleteSnapshot(MAY, 3, 4_096))
                .expectEvents(COMPLETED);
    }

    @Test
    void what_comes_once_more_changes_nothing() {
        fixture.given(REQUESTED, BEGAN).when(new BeginCopying(MAY)).expectNoEvents();
        fixture.given(REQUESTED, BEGAN, COMPLETED)
                .when(new CompleteSnapshot(MAY, 3, 4_096))
                .expectNoEvents();
        fixture.given(REQUESTED, FAILED).when(new FailSnapshot(MAY, "no room")).expectNoEvents();
    }

    @Test
    void it_fails_before_or_while_it_is_copied() {
        fixture.given(REQUESTED).when(new FailSnapshot(MAY, "no room")).expectEvents(FAILED);
        fixture.given(REQUESTED, BEGAN).when(new FailSnapshot(MAY, "no room")).expectEvents(FAILED);
    }

    @Test
    void what_was_not_begun_is_not_completed() {
        fixture.given(REQUESTED)
                .when(new CompleteSnapshot(MAY, 3, 4_096))
                .expectNoEvents()
                .expectException(failure(ErrorCode.SNAPSHOT_NOT_BEGUN));
    }

    @Test
    void what_has_ended_does_not_end_in_another_way() {
        for (Object late : List.of(new BeginCopying(MAY), new FailSnapshot(MAY, "late"))) {
            fixture.given(REQUESTED, BEGAN, COMPLETED)
                    .when(late)
                    .expectNoEvents()
                    .expectException(failure(ErrorCode.SNAPSHOT_ENDED));
        }
        for (Object late : List.of(new BeginCopying(MAY), new CompleteSnapshot(MAY, 3, 4_096))) {
            fixture.given(REQUESTED, FAILED)
                    .when(late)
                    .expectNoEvents()
                    .expectException(failure(ErrorCode.SNAPSHOT_ENDED));
        }
    }

    @Test
    void its_files_go_whatever_became_of_it() {
        fixture.given(REQUESTED).when(new DeleteSnapshot(MAY)).expectEvents(new SnapshotDeleted(MAY));
        fixture.given(REQUESTED, BEGAN, COMPLETED).when(new DeleteSnapshot(MAY)).expectEvents(new SnapshotDeleted(MAY));
        fixture.given(REQUESTED, new SnapshotDeleted(MAY))
                .when(new BeginCopying(MAY))
                .expectException(AggregateDeletedException.class);
    }
}
