package almanac.project.query;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import java.util.List;

/** The datasets of elsewhere that a project uses, in the order in which they came. */
public record SharedDatasetRwEntryV1(ProjectId projectId, List<DatasetId> sharedDatasetIds) {}
