package almanac.dataset.query;

import java.util.List;

/** Some files of a dataset, by path. */
public record FilesAfter(List<DatasetFileV1> files) {}
