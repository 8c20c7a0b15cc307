package almanac.experiment.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.access.ExperimentTables.KnownRun;
import almanac.experiment.command.ArtifactCommand.DropArtifact;
import almanac.experiment.command.ArtifactCommand.RemoveArtifact;
import almanac.experiment.command.ArtifactCommand.WriteArtifact;
import almanac.experiment.event.ArtifactEvent.ArtifactRemoved;
import almanac.experiment.event.ArtifactEvent.ArtifactWritten;
import almanac.given.InMemoryExperimentDirectory;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.FilePath;
import almanac.shared.ProjectId;
import almanac.shared.Sha256;
import almanac.shared.UserId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ArtifactTest {

    private static final ArtifactRoot RUN = new ArtifactRoot("66b00000000000000000ab0041f2c9d7");
    private static final ArtifactRoot DELETED = new ArtifactRoot("66b00000000000000000ab0141f2c9d7");
    private static final ArtifactRoot UNKNOWN = new ArtifactRoot("66b00000000000000000ab0241f2c9d7");
    private static final ArtifactRoot VERSION = new ArtifactRoot("66b0000000000000000000c2");
    private static final ExperimentId CHURN = new ExperimentId("172300000000000042");
    private static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    private static final FilePath PATH = new FilePath("model/weights");
    private static final Sha256 ONE = Sha256.of("1".getBytes(UTF_8));
    private static final Sha256 TWO = Sha256.of("2".getBytes(UTF_8));

    private final FixtureConfiguration<Artifact> fixture = fixture();

    /** Each artifact has a stream of its own, and a fixture is about one. */
    private static FixtureConfiguration<Artifact> fixture() {
        return new AggregateTestFixture<>(Artifact.class)
                .registerInjectableResource(new InMemoryExperimentDirectory()
                        .with(RUN, new KnownRun(CHURN, PROJECT, ANA, false))
                        .with(DELETED, new KnownRun(CHURN, PROJECT, ANA, true)));
    }

    @Test
    void it_is_written_and_written_again_where_it_changes() {
        fixture.givenNoPriorActivity().when(write(RUN, ONE, ANA)).expectEvents(written(ONE));
        fixture.given(written(ONE)).when(write(RUN, ONE, ANA)).expectNoEvents();
        fixture.given(written(ONE)).when(write(RUN, TWO, ANA)).expectEvents(written(TWO));
        fixture.given(written(ONE), new ArtifactRemoved(RUN, PATH))
                .when(write(RUN, ONE, ANA))
                .expectEvents(written(ONE));
    }

    @Test
    void it_is_removed_once() {
        fixture.given(written(ONE))
                .when(new RemoveArtifact(RUN, PROJECT, PATH, ANA))
                .expectEvents(new ArtifactRemoved(RUN, PATH));
        fixture.given(written(ONE), new ArtifactRemoved(RUN, PATH))
                .when(new RemoveArtifact(RUN, PROJECT, PATH, ANA))
                .expectNoEvents()
                .expectException(failure(ErrorCode.ARTIFACT_NOT_FOUND));
    }

    @Test
    void only_a_present_run_of_ones_own_takes_any() {
        refused(RUN, BO, ErrorCode.RUN_OF_ANOTHER);
        refused(DELETED, ANA, ErrorCode.EXPERIMENT_RUN_DELETED);
        refused(UNKNOWN, ANA, ErrorCode.ARTIFACTS_NOT_FOUND);
        refused(VERSION, ANA, ErrorCode.VERSION_IS_FROZEN);
    }

    /** The command is the server's: it finds the run deleted, or restored since it was listed. */
    @Test
    void it_is_dropped_with_a_run_that_is_deleted_and_with_no_other() {
        fixture()
                .given(new ArtifactWritten(DELETED, PROJECT, PATH, ONE, 1))
                .when(new DropArtifact(DELETED, PATH))
                .expectEvents(new ArtifactRemoved(DELETED, PATH));
        fixture()
                .given(new ArtifactWritten(DELETED, PROJECT, PATH, ONE, 1), new ArtifactRemoved(DELETED, PATH))
                .when(new DropArtifact(DELETED, PATH))
                .expectNoEvents();
        fixture().given(written(ONE)).when(new DropArtifact(RUN, PATH)).expectNoEvents();
    }

    private static void refused(ArtifactRoot root, UserId by, ErrorCode code) {
        fixture()
                .givenNoPriorActivity()
                .when(write(root, ONE, by))
                .expectNoEvents()
                .expectException(failure(code));
    }

    private static WriteArtifact write(ArtifactRoot root, Sha256 content, UserId by) {
        return new WriteArtifact(root, PROJECT, PATH, content, 1, by);
    }

    private static ArtifactWritten written(Sha256 content) {
        return new ArtifactWritten(RUN, PROJECT, PATH, content, 1);
    }
}
