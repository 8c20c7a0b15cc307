package almanac.registeredmodel.command;

import static almanac.given.Failure.failure;
import static almanac.registeredmodel.command.Churn.ELSEWHERE;
import static almanac.registeredmodel.command.Churn.PROJECT;
import static almanac.registeredmodel.command.Churn.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.ModelTables.KnownVersion;
import almanac.given.InMemoryModelDirectory;
import almanac.registeredmodel.command.ModelStagesCommand.DefineStages;
import almanac.registeredmodel.event.ModelStagesEvent.StagesDefined;
import almanac.shared.ErrorCode;
import almanac.shared.ModelStages;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StageListTest {

    private static final StagesDefined TRIAL =
            new StagesDefined(PROJECT, List.of("None", "Trial", "Production", "Archived"));

    private final FixtureConfiguration<ProjectStages> fixture = new AggregateTestFixture<>(ProjectStages.class);
    private final InMemoryModelDirectory directory = Churn.directory();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
    }

    private static DefineStages define(String... labels) {
        return new DefineStages(PROJECT, List.of(labels));
    }

    @Test
    void the_first_stage_and_the_archive_are_always_there_in_their_places() {
        fixture.givenNoPriorActivity().when(define("Trial", "Production")).expectEvents(TRIAL);
        fixture.givenNoPriorActivity()
                .when(define("archived", "Trial", "NONE", "Production"))
                .expectEvents(TRIAL);
    }

    @Test
    void the_same_stages_again_are_no_event() {
        fixture.given(TRIAL).when(define("Trial", "Production")).expectNoEvents();
        fixture.given(TRIAL)
                .when(define("Production", "Trial"))
                .expectEvents(new StagesDefined(PROJECT, List.of("None", "Production", "Trial", "Archived")));
    }

    @Test
    void labels_that_differ_in_case_alone_are_refused() {
        fixture.givenNoPriorActivity()
                .when(define("Trial", "trial"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.STAGE_LISTED_TWICE));
        fixture.givenNoPriorActivity()
                .when(define("none", "None"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.STAGE_LISTED_TWICE));
    }

    @Test
    void a_stage_that_a_version_is_in_cannot_be_left_out() {
        directory.withVersion(new KnownVersion(VERSION, 2, "Staging"));
        fixture.givenNoPriorActivity()
                .when(define("Production"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.STAGE_IN_USE));
        fixture.givenNoPriorActivity()
                .when(define("STAGING"))
                .expectEvents(new StagesDefined(PROJECT, List.of("None", "STAGING", "Archived")));
    }

    @Test
    void a_project_that_does_not_exist_has_no_stages() {
        fixture.givenNoPriorActivity()
                .when(new DefineStages(ELSEWHERE, List.of("Trial")))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_NOT_FOUND));
    }

    @Test
    void reviews_are_for_all_stages_but_the_present_one_and_the_first() {
        ModelStages stages = ModelStages.defining(List.of("Trial", "Production"));
        assertThat(stages.toReviewFor("None")).containsExactly("Trial", "Production", "Archived");
        assertThat(stages.toReviewFor("trial")).containsExactly("Production", "Archived");
    }
}
