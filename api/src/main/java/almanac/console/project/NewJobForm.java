package almanac.console.project;

import almanac.job.command.JobCommand.StartJob;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.web.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Fields of the form that starts a job; what is left empty is chosen by the project's defaults. */
record NewJobForm(
        @NotBlank @Size(max = Texts.PROSE) String runCommand,
        @Nullable @Size(max = Texts.LINE) String title,

        @Nullable @Pattern(regexp = "[0-9a-f]{40}", message = "must be the id of a commit: 40 hex digits")
        String commitId,

        @Nullable @Pattern(regexp = Texts.ID_PATTERN, message = Texts.ID_MESSAGE)
        String environment,

        @Nullable @Size(max = Texts.NAME) String hardwareTier) {

    StartJob toCommand(JobId job, ProjectId project, UserId by) {
        return new StartJob(
                job,
                project,
                by,
                runCommand,
                title,
                commitId,
                null,
                environment == null ? null : new EnvironmentId(environment),
                null,
                hardwareTier == null ? null : new HardwareTierId(hardwareTier),
                null,
                false);
    }
}
