package almanac.experiment.query;

import almanac.shared.ArtifactRoot;

/**
 * The artifacts that are a run's model.
 *
 * @param path below the root; empty for all of it
 */
public record RunModel(ArtifactRoot root, String path) {}
