package almanac.job.api;

import almanac.job.command.JobCommand.AddJobTag;
import almanac.job.command.JobCommand.RemoveJobTag;
import almanac.job.event.JobTag;
import almanac.job.query.JobDetailsV1;
import almanac.job.query.JobQuery.GetJob;
import almanac.job.query.TagV1;
import almanac.messaging.Caller;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.JobTagId;
import almanac.shared.ProjectId;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the tags of a job. */
@RestController
@Tag(name = "Jobs")
@RequestMapping("/api/jobs/v1/jobs/{jobId}/tags")
class JobTagController {

    private final Answers answers;
    private final IdSource ids;
    private final InstantSource clock;

    JobTagController(Answers answers, IdSource ids, InstantSource clock) {
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    record TagToAddV1(
            @NotNull ProjectId projectId,
            @NotNull @NotBlank @Size(max = Texts.NAME) String tagName) {

        JobTag toTag(JobTagId id, Caller caller, Instant now) {
            return new JobTag(id, tagName, caller.user(), now);
        }
    }

    record TagEnvelopeV1(MetadataV1 metadata, TagV1 tag) {}

    @PostMapping
    ResponseEntity<TagEnvelopeV1> addJobTag(
            @PathVariable JobId jobId, @Valid @RequestBody TagToAddV1 body, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        JobTag tag = body.toTag(new JobTagId(ids.next()), caller, now);
        return answers.change(
                new AddJobTag(jobId, body.projectId(), tag),
                new GetJob(jobId),
                caller,
                (job, metadata) -> new TagEnvelopeV1(metadata, known(job, body)));
    }

    private static TagV1 known(JobDetailsV1 job, TagToAddV1 body) {
        return job.tags().stream()
                .filter(each -> each.name().equals(body.tagName()))
                .findFirst()
                .orElseThrow(ErrorCode.TOO_MUCH_TRAFFIC::with); // another request took it off again
    }

    @DeleteMapping("/{tagId}")
    DeleteEnvelopeV1 removeJobTag(
            @PathVariable JobId jobId, @PathVariable JobTagId tagId, @RequestParam ProjectId projectId, Caller caller) {
        return answers.remove(new RemoveJobTag(jobId, projectId, tagId), caller);
    }
}
