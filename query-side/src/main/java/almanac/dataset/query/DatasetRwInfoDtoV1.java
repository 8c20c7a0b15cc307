package almanac.dataset.query;

import org.jspecify.annotations.Nullable;

/**
 * A dataset in a list.
 *
 * @param projectInfo absent unless it is requested, and when the caller may not see the project
 */
public record DatasetRwInfoDtoV1(
        DatasetRwDetailsV1 dataset, @Nullable DatasetRwProjectInfoDtoV1 projectInfo) {}
