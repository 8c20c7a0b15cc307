package almanac.project.command;

import static almanac.given.People.account;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.given.People;
import almanac.project.command.GoalCommand.RemoveGoal;
import almanac.project.command.GoalCommand.SetGoalCompletion;
import almanac.project.command.ProjectCommand.ArchiveProject;
import almanac.project.command.ProjectCommand.ChangeProjectOwner;
import almanac.project.command.ProjectCommand.ChooseResultsBranch;
import almanac.project.command.ProjectCommand.ImportRepository;
import almanac.project.command.ProjectCommand.LeaveProject;
import almanac.project.command.ProjectCommand.PutCollaborator;
import almanac.project.command.ProjectCommand.RemoveCollaborator;
import almanac.project.command.ProjectCommand.RemoveRepository;
import almanac.project.command.ProjectCommand.SetProjectStatus;
import almanac.project.event.ResultsBranch;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.ProjectRole;
import almanac.shared.Scoped;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sender of a command is told when the thing to change does not exist. */
class MissingTest {

    private static final GoalId GOAL = new GoalId("66b0000000000000000000f6");

    static Stream<Scoped.Existing> commandsToProjects() {
        return Stream.of(
                new PutCollaborator(Churn.CHURN, account(People.BO), ProjectRole.CONTRIBUTOR),
                new RemoveCollaborator(Churn.CHURN, account(People.BO)),
                new LeaveProject(Churn.CHURN, People.BO),
                new ImportRepository(Churn.CHURN, Churn.CODE),
                new RemoveRepository(Churn.CHURN, Churn.CODE.id()),
                new ChooseResultsBranch(Churn.CHURN, ResultsBranch.MAIN),
                new SetProjectStatus(Churn.CHURN, false, false, null, null),
                new ChangeProjectOwner(Churn.CHURN, People.BO),
                new ArchiveProject(Churn.CHURN));
    }

    static Stream<Scoped.Existing> commandsToGoals() {
        return Stream.of(new SetGoalCompletion(GOAL, Churn.CHURN, true), new RemoveGoal(GOAL, Churn.CHURN));
    }

    @ParameterizedTest
    @MethodSource("commandsToProjects")
    void a_command_to_a_missing_project_names_the_project(Scoped.Existing command) {
        assertThat(command.missing().code()).isEqualTo(ErrorCode.PROJECT_NOT_FOUND);
        assertThat(command.missing()).hasMessageContaining(Churn.CHURN.value());
    }

    @ParameterizedTest
    @MethodSource("commandsToGoals")
    void a_command_to_a_missing_goal_names_the_goal(Scoped.Existing command) {
        assertThat(command.missing().code()).isEqualTo(ErrorCode.GOAL_NOT_FOUND);
        assertThat(command.missing()).hasMessageContaining(GOAL.value());
    }
}
