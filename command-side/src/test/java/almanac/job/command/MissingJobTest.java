package almanac.job.command;

import static almanac.job.command.Training.CHURN;
import static almanac.job.command.Training.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.job.command.JobCommand.ArchiveJob;
import almanac.job.command.JobCommand.LinkGoal;
import almanac.job.command.JobCommand.PlaceJob;
import almanac.job.command.JobCommand.RemoveJobTag;
import almanac.job.command.JobCommand.StopJob;
import almanac.shared.ErrorCode;
import almanac.shared.GoalId;
import almanac.shared.JobTagId;
import almanac.shared.Scoped;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the sender of a command is told when there is no such job. */
class MissingJobTest {

    static Stream<Scoped.Existing> commands() {
        return Stream.of(
                new StopJob(TRAINING, null, null, false),
                new ArchiveJob(TRAINING),
                new RemoveJobTag(TRAINING, CHURN, new JobTagId("66b0000000000000000007a6")),
                new LinkGoal(TRAINING, null, new GoalId("66b0000000000000000000f6")),
                new PlaceJob(TRAINING, "almanac-1"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_to_a_missing_job_names_the_job(Scoped.Existing command) {
        assertThat(command.missing().code()).isEqualTo(ErrorCode.JOB_NOT_FOUND);
        assertThat(command.missing()).hasMessageContaining(TRAINING.value());
    }
}
