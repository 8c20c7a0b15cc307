package almanac.user.query;

import almanac.shared.AccessKeyId;
import java.time.Instant;

/** A secret as its owner sees it afterwards: everything but the secret. */
public record AccessKeyV1(AccessKeyId id, String name, Instant createdAt) {}
