package almanac.project.query;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers which datasets a project uses; links to deleted datasets are left out. */
@Component
class SharedDatasets {

    private static final String THERE =
            "select dataset_id from access_dataset where dataset_id = any (string_to_array(?, ','))";

    private final JdbcOperations jdbc;

    SharedDatasets(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    SharedDatasetRwEntryV1 of(ProjectRow row) {
        List<DatasetId> linked = row.datasets();
        String ids = linked.stream().map(DatasetId::value).collect(Collectors.joining(","));
        List<String> there = linked.isEmpty() ? List.of() : jdbc.queryForList(THERE, String.class, ids);
        return new SharedDatasetRwEntryV1(
                new ProjectId(row.id()),
                linked.stream()
                        .filter(dataset -> there.contains(dataset.value()))
                        .toList());
    }
}
