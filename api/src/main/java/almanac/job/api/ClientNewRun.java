package almanac.job.api;

import almanac.job.command.JobCommand.StartJob;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.web.Texts;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Job under the client's older name.
 *
 * @param isDirect whether the shell gets the words as they are
 * @param tier the name of a hardware tier
 */
record ClientNewRun(
        @NotNull @NotEmpty @Size(max = Texts.LINE) List<@NotNull @Size(max = Texts.PROSE) String> command,

        @Nullable Boolean isDirect,

        @Nullable @Pattern(regexp = NewJobV1.COMMIT, message = NewJobV1.COMMIT_MESSAGE)
        String commitId,

        @Nullable @Size(max = Texts.LINE) String title,
        @Nullable @Size(max = Texts.NAME) String tier,

        @Nullable @AssertFalse(message = "there are no such endpoints")
        Boolean publishApiEndpoint) {

    private static final String PLAIN = "[A-Za-z0-9_./:=,@%+-]+";

    StartJob toCommand(JobId job, ProjectId project, @Nullable HardwareTierId hardwareTier, UserId by) {
        String text = text();
        if (text.isBlank() || text.length() > Texts.PROSE) {
            throw ErrorCode.INVALID_VALUE.with("command", "must be words, and not too many");
        }
        return new StartJob(job, project, by, text, title, commitId, null, null, null, hardwareTier, null, false);
    }

    private String text() {
        return command.stream()
                .map(word -> Boolean.TRUE.equals(isDirect) ? word : quoted(word))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
