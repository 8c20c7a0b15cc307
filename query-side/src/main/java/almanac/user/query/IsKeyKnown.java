package almanac.user.query;

import almanac.shared.SystemOnly;

/** Was a secret with this digest ever issued? One that was revoked counts. */
@SystemOnly
public record IsKeyKnown(String digest) {}
