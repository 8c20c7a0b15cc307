package almanac.experiment.query;

import almanac.shared.FilePath;
import almanac.shared.Sha256;
import java.time.Instant;

/** An artifact, whose bytes are stored under a digest. */
public record StoredArtifact(FilePath path, Sha256 content, long size, Instant writtenAt) {}
