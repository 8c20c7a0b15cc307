package almanac.user.query;

import almanac.shared.AccessKeyId;
import java.time.Instant;

/** An API key or personal token as its owner sees it later: without the secret. */
public record AccessKeyV1(AccessKeyId id, String name, Instant createdAt) {}
