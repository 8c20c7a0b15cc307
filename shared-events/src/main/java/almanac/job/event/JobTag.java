package almanac.job.event;

import almanac.shared.JobTagId;
import almanac.shared.UserId;
import java.time.Instant;

/** A tag of a project's jobs, with its first user and when it was first used. */
public record JobTag(JobTagId id, String name, UserId creator, Instant createdAt) {}
