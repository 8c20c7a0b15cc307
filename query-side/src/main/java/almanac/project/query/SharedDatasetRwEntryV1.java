package almanac.project.query;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import java.util.List;

/** The datasets of other projects that a project uses, in the order in which they were linked. */
public record SharedDatasetRwEntryV1(ProjectId projectId, List<DatasetId> sharedDatasetIds) {}
