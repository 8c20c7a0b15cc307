package almanac.dataset.query;

import java.util.List;

/** Some files, by path. */
public record FilesAfter(List<DatasetFileV1> files) {}
