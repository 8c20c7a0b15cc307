package almanac.registeredmodel.query;

import almanac.shared.ProjectId;

/** The project that a model belongs to, in few words. */
public record RegisteredModelProjectSummaryV1(
        ProjectId id, String name, String ownerUsername, boolean isGitBasedProject) {}
