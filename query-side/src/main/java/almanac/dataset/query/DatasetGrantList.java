package almanac.dataset.query;

import java.util.List;

/** All roles in a dataset. */
public record DatasetGrantList(List<DatasetRwGrantDetailsV1> grants) {}
