package almanac.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import almanac.audit.event.RefusalEvent.CommandFailed;
import almanac.audit.event.RefusalEvent.CommandRefused;
import almanac.project.command.GoalCommand.SetGoalCompletion;
import almanac.project.command.ProjectCommand.CreateProject;
import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.ProjectId;
import almanac.shared.ProjectVisibility;
import almanac.shared.UserId;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventhandling.gateway.DefaultEventGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.junit.jupiter.api.Test;

/** What is recorded of a command that did not come through, and that recording never gets in its way. */
class RefusalsTest {

    private static final ProjectId PROJECT = new ProjectId("66b0000000000000000000e5");
    private static final GoalId GOAL = new GoalId("66b0000000000000000000f6");
    private static final SetGoalCompletion COMPLETION = new SetGoalCompletion(GOAL, PROJECT, true);

    private final List<Object> published = new ArrayList<>();

    @Test
    void a_refusal_has_its_reasons_name_and_not_its_sentence() {
        assertThat(Refusals.refusal(COMPLETION, ErrorCode.GOAL_NOT_FOUND.with(GOAL)))
                .isEqualTo(new CommandRefused("SetGoalCompletion", "GOAL_NOT_FOUND", "goal", GOAL.value(), PROJECT));
    }

    @Test
    void a_fault_has_its_type_and_not_its_message() {
        assertThat(Refusals.refusal(COMPLETION, new IllegalStateException("of a secret")))
                .isEqualTo(new CommandFailed(
                        "SetGoalCompletion", "java.lang.IllegalStateException", "goal", GOAL.value(), PROJECT));
    }

    @Test
    void what_is_not_about_a_project_that_exists_names_none() {
        UserId ana = new UserId("66b0000000000000000000a1");
        CreateProject command = new CreateProject(
                PROJECT, ana, "churn", "of the tests", ProjectVisibility.PRIVATE, false, null, null, null, ana);
        assertThat(Refusals.refusal(command, ErrorCode.PROJECT_NAME_TAKEN.with("churn")))
                .isEqualTo(new CommandRefused("CreateProject", "PROJECT_NAME_TAKEN", "project", PROJECT.value(), null));
    }

    @Test
    void a_command_without_a_target_is_recorded_too() {
        record Untargeted(String secret) {}
        assertThat(Refusals.refusal(new Untargeted("hush"), ErrorCode.NOT_LOGGED_IN.with()))
                .isEqualTo(new CommandRefused("Untargeted", "NOT_LOGGED_IN", null, null, null));
    }

    @Test
    void a_record_that_cannot_be_kept_changes_nothing_for_the_sender() {
        Refusals refusals = refusals(events -> {
            throw new IllegalStateException("no room");
        });
        assertThatCode(() -> record(refusals, ErrorCode.NOT_LOGGED_IN.with())).doesNotThrowAnyException();
        assertThat(CurrentUnitOfWork.isStarted()).isFalse();
    }

    @Test
    void a_database_that_is_away_is_not_waited_for_a_second_time() {
        Refusals refusals = refusals(published::addAll);
        record(refusals, new IllegalStateException(new SQLTransientConnectionException("no connection")));
        assertThat(published).isEmpty();
        record(refusals, new IllegalStateException("another fault"));
        assertThat(published).hasSize(1);
    }

    @Test
    void a_refused_step_of_the_server_itself_is_not_recorded_and_a_failed_one_is() {
        Refusals refusals = refusals(published::addAll);
        GenericCommandMessage<?> step =
                new GenericCommandMessage<>(COMPLETION, Actor.metaData(Actor.SYSTEM, "a request"));
        refusals.record(step, ErrorCode.SNAPSHOT_ENDED.with("it", "deleted"));
        assertThat(published).isEmpty();
        refusals.record(step, new IllegalStateException("a fault"));
        assertThat(published).hasSize(1);
    }

    private static void record(Refusals refusals, RuntimeException outcome) {
        refusals.record(new GenericCommandMessage<>(COMPLETION), outcome);
    }

    private static Refusals refusals(Consumer<List<? extends EventMessage<?>>> log) {
        SimpleEventBus bus = SimpleEventBus.builder().build();
        bus.subscribe(log);
        return new Refusals(
                DefaultEventGateway.builder().eventBus(bus).build(), NoTransactionManager.instance(), List.of());
    }
}
