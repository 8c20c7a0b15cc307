package almanac.modelapi.command;

import static almanac.given.Failure.failure;

import almanac.given.InMemoryComputeDirectory;
import almanac.given.InMemoryModelApiDirectory;
import almanac.modelapi.command.ModelApiVersionCommand.AddModelApiVersion;
import almanac.modelapi.command.ModelApiVersionCommand.ReportFailed;
import almanac.modelapi.command.ModelApiVersionCommand.ReportHalted;
import almanac.modelapi.command.ModelApiVersionCommand.ReportServing;
import almanac.modelapi.command.ModelApiVersionCommand.ReportStalled;
import almanac.modelapi.command.ModelApiVersionCommand.TargetModelApiVersion;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionAdded;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionFailed;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionHalted;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionServing;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionStalled;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionTargeted;
import almanac.modelapi.event.RecordingChoices;
import almanac.modelapi.event.ServedFunction;
import almanac.modelapi.event.ServedSource;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelApiVersionTest {

    private static final ModelApiId API = new ModelApiId("66b00000000000000000f101");
    private static final ModelApiId ANOTHER = new ModelApiId("66b00000000000000000f102");
    private static final ModelApiVersionId FIRST = new ModelApiVersionId("66b00000000000000000f201");
    private static final ModelApiVersionId SECOND = new ModelApiVersionId("66b00000000000000000f202");
    private static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    private static final ProjectId OTHER = new ProjectId("66b0000000000000000000e6");
    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final EnvironmentId PYTHON = new EnvironmentId("66b00000000000000000e001");
    private static final ServedSource SOURCE = new ServedSource("model.py", "predict", List.of(), null, null, null);
    private static final RecordingChoices CHOICES = new RecordingChoices(false, false, false);
    private static final ServedFunction FUNCTION = new ServedFunction(List.of(), true, null);
    private static final ApiVersionAdded ADDED = new ApiVersionAdded(
            SECOND,
            API,
            2,
            PROJECT,
            SOURCE,
            null,
            PYTHON,
            new EnvironmentRevisionId(PYTHON.value()),
            "second",
            CHOICES);
    private static final ApiVersionTargeted WANTED = new ApiVersionTargeted(SECOND, true);
    private static final ApiVersionServing SERVING = new ApiVersionServing(SECOND, FUNCTION);

    private final FixtureConfiguration<ModelApiVersion> fixture = new AggregateTestFixture<>(ModelApiVersion.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryModelApiDirectory(PROJECT).with(API, "churn", PYTHON, FIRST));
        fixture.registerInjectableResource(new InMemoryComputeDirectory().withEnvironments(PYTHON));
    }

    private static AddModelApiVersion add(ModelApiId api, ProjectId project, boolean running) {
        return new AddModelApiVersion(SECOND, api, project, ANA, SOURCE, null, null, "second", CHOICES, running);
    }

    @Test
    void a_version_has_the_next_number_and_the_environment_of_its_model_api() {
        fixture.givenNoPriorActivity().when(add(API, PROJECT, false)).expectEvents(ADDED);
        fixture.givenNoPriorActivity().when(add(API, PROJECT, true)).expectEvents(ADDED, WANTED);
    }

    @Test
    void its_model_api_and_project_have_to_be_those_that_are_named() {
        fixture.givenNoPriorActivity()
                .when(add(ANOTHER, PROJECT, true))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_API_NOT_FOUND));
        fixture.givenNoPriorActivity()
                .when(add(API, OTHER, true))
                .expectNoEvents()
                .expectException(failure(ErrorCode.INVALID_VALUE));
        fixture.given(ADDED)
                .when(new TargetModelApiVersion(SECOND, ANOTHER, true))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_API_VERSION_NOT_FOUND));
    }

    @Test
    void what_is_wanted_already_is_no_event() {
        fixture.given(ADDED).when(new TargetModelApiVersion(SECOND, API, true)).expectEvents(WANTED);
        fixture.given(ADDED, WANTED)
                .when(new TargetModelApiVersion(SECOND, API, true))
                .expectNoEvents();
        fixture.given(ADDED).when(new TargetModelApiVersion(SECOND, API, false)).expectNoEvents();
    }

    @Test
    void it_serves_while_it_is_wanted() {
        fixture.given(ADDED, WANTED)
                .when(new ReportServing(SECOND, API, FUNCTION))
                .expectEvents(SERVING);
        fixture.given(ADDED, WANTED, SERVING)
                .when(new ReportServing(SECOND, API, FUNCTION))
                .expectNoEvents();
        fixture.given(ADDED).when(new ReportServing(SECOND, API, FUNCTION)).expectNoEvents();
    }

    @Test
    void it_stalls_and_serves_again() {
        ApiVersionStalled stalled = new ApiVersionStalled(SECOND, "silent");
        fixture.given(ADDED, WANTED, SERVING)
                .when(new ReportStalled(SECOND, API, "silent"))
                .expectEvents(stalled);
        fixture.given(ADDED, WANTED, SERVING, stalled)
                .when(new ReportServing(SECOND, API, FUNCTION))
                .expectEvents(SERVING);
        fixture.given(ADDED, WANTED)
                .when(new ReportStalled(SECOND, API, "silent"))
                .expectNoEvents();
    }

    @Test
    void one_that_failed_is_not_wanted_until_it_is_wanted_anew() {
        ApiVersionFailed failed = new ApiVersionFailed(SECOND, "no such module");
        fixture.given(ADDED, WANTED)
                .when(new ReportFailed(SECOND, API, "no such module"))
                .expectEvents(failed);
        fixture.given(ADDED, WANTED, failed)
                .when(new ReportFailed(SECOND, API, "no such module"))
                .expectNoEvents();
        fixture.given(ADDED, WANTED, failed)
                .when(new TargetModelApiVersion(SECOND, API, true))
                .expectEvents(WANTED);
    }

    @Test
    void it_halts_when_it_is_not_wanted_and_has_served() {
        ApiVersionTargeted unwanted = new ApiVersionTargeted(SECOND, false);
        ApiVersionHalted halted = new ApiVersionHalted(SECOND);
        fixture.given(ADDED, WANTED, SERVING, unwanted)
                .when(new ReportHalted(SECOND, API))
                .expectEvents(halted);
        fixture.given(ADDED, WANTED, SERVING, unwanted, halted)
                .when(new ReportHalted(SECOND, API))
                .expectNoEvents();
        fixture.given(ADDED, WANTED, SERVING)
                .when(new ReportHalted(SECOND, API))
                .expectNoEvents();
    }
}
