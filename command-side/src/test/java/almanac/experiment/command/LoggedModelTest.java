package almanac.experiment.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;

import almanac.access.ExperimentTables.KnownExperiment;
import almanac.experiment.command.LoggedModelCommand.CreateLoggedModel;
import almanac.experiment.command.LoggedModelCommand.DeleteLoggedModel;
import almanac.experiment.command.LoggedModelCommand.FinalizeLoggedModel;
import almanac.experiment.command.LoggedModelCommand.LogModelParams;
import almanac.experiment.command.LoggedModelCommand.RemoveLoggedModelTag;
import almanac.experiment.command.LoggedModelCommand.TagLoggedModel;
import almanac.experiment.event.LoggedModelEvent.LoggedModelCreated;
import almanac.experiment.event.LoggedModelEvent.LoggedModelDeleted;
import almanac.experiment.event.LoggedModelEvent.LoggedModelFinalized;
import almanac.experiment.event.LoggedModelEvent.LoggedModelParamsLogged;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagRemoved;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagged;
import almanac.experiment.event.LoggedModelStatus;
import almanac.given.InMemoryExperimentDirectory;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.LoggedModelId;
import almanac.shared.ProjectId;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoggedModelTest {

    private static final LoggedModelId MODEL = new LoggedModelId("m-66b00000000000000000ab0041f2c9d7");
    private static final ExperimentId CHURN = new ExperimentId("172300000000000042");
    private static final ExperimentId DELETED = new ExperimentId("172300000000000043");
    private static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    private static final LoggedModelCreated CREATED =
            new LoggedModelCreated(MODEL, CHURN, PROJECT, ANA, "tree", "classifier", null);

    private final FixtureConfiguration<LoggedModel> fixture = new AggregateTestFixture<>(LoggedModel.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryExperimentDirectory()
                .withProject(PROJECT)
                .with(CHURN, new KnownExperiment(PROJECT, false))
                .with(DELETED, new KnownExperiment(PROJECT, true)));
    }

    @Test
    void it_is_announced_with_what_is_known_of_it() {
        fixture.givenNoPriorActivity()
                .when(new CreateLoggedModel(
                        MODEL, CHURN, PROJECT, ANA, "tree", "classifier", null, Map.of("depth", "6"), Map.of("a", "b")))
                .expectEvents(
                        CREATED,
                        new LoggedModelParamsLogged(MODEL, Map.of("depth", "6")),
                        new LoggedModelTagged(MODEL, Map.of("a", "b")));
        fixture.givenNoPriorActivity()
                .when(new CreateLoggedModel(MODEL, DELETED, PROJECT, ANA, "tree", "", null, Map.of(), Map.of()))
                .expectNoEvents()
                .expectException(failure(ErrorCode.EXPERIMENT_DELETED));
    }

    @Test
    void it_is_ready_once() {
        fixture.given(CREATED)
                .when(new FinalizeLoggedModel(MODEL, PROJECT, ANA, LoggedModelStatus.READY))
                .expectEvents(new LoggedModelFinalized(MODEL, LoggedModelStatus.READY));
        fixture.given(CREATED, new LoggedModelFinalized(MODEL, LoggedModelStatus.READY))
                .when(new FinalizeLoggedModel(MODEL, PROJECT, ANA, LoggedModelStatus.READY))
                .expectNoEvents();
    }

    @Test
    void entries_that_change_nothing_are_no_event() {
        fixture.given(CREATED, new LoggedModelParamsLogged(MODEL, Map.of("depth", "6")))
                .when(new LogModelParams(MODEL, PROJECT, ANA, Map.of("depth", "6", "lr", "1")))
                .expectEvents(new LoggedModelParamsLogged(MODEL, Map.of("lr", "1")));
        fixture.given(CREATED, new LoggedModelTagged(MODEL, Map.of("a", "b")))
                .when(new TagLoggedModel(MODEL, PROJECT, ANA, Map.of("a", "b")))
                .expectNoEvents();
        fixture.given(CREATED, new LoggedModelTagged(MODEL, Map.of("a", "b")))
                .when(new RemoveLoggedModelTag(MODEL, PROJECT, ANA, "a"))
                .expectEvents(new LoggedModelTagRemoved(MODEL, "a"));
        fixture.given(CREATED)
                .when(new RemoveLoggedModelTag(MODEL, PROJECT, ANA, "a"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_TAG_NOT_FOUND));
    }

    @Test
    void only_its_user_deletes_it() {
        fixture.given(CREATED)
                .when(new DeleteLoggedModel(MODEL, PROJECT, BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.RUN_OF_ANOTHER));
        fixture.given(CREATED)
                .when(new DeleteLoggedModel(MODEL, PROJECT, ANA))
                .expectEvents(new LoggedModelDeleted(MODEL));
    }
}
