package almanac.job.query;

import almanac.job.event.JobTag;
import almanac.shared.JobTagId;
import almanac.shared.UserId;
import java.time.Instant;

/** A tag of a project's jobs. */
public record TagV1(Instant createdAt, UserId creatorId, JobTagId id, String name) {

    static TagV1 of(JobTag tag) {
        return new TagV1(tag.createdAt(), tag.creator(), tag.id(), tag.name());
    }
}
