package almanac.registeredmodel.query;

import almanac.registeredmodel.query.RegisteredModelVersionDetailsV1.RegisteredModelVersionDatasetDetailsV1;
import almanac.registeredmodel.query.RegisteredModelVersionDetailsV1.RegisteredModelVersionExperimentRunInfoV1;
import almanac.registeredmodel.query.RegisteredModelVersionDetailsV1.RegisteredModelVersionExperimentRunMetricV1;
import almanac.registeredmodel.query.RegisteredModelVersionDetailsV1.RegisteredModelVersionExperimentRunParamV1;
import almanac.shared.DatasetId;
import almanac.shared.ExperimentRunId;
import almanac.shared.Permission;
import almanac.shared.RoleLookup;
import almanac.shared.UserId;
import almanac.storage.metrics.MetricStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Reads what versions were made from: their runs, deleted ones among them, and the data that those had. */
@Component
class VersionOrigins {

    private static final String RUN_URL = "/api/2.0/mlflow/runs/get?run_id=";
    private static final String DATASETS_TAG = "mlflow.domino.dataset_info";

    /** A dataset, and the snapshot of it if the job had one. */
    private static final Pattern DATASET = Pattern.compile("([0-9a-f]{24})(?:-([0-9a-f]{24}))?");

    private static final String PARAMS = """
            select p.key, p.value from run_row r cross join lateral jsonb_each_text(r.params) p
            where r.id = ? order by p.key collate "C\"""";

    private final MetricStore metrics;
    private final RoleLookup roles;
    private final JdbcOperations jdbc;

    VersionOrigins(MetricStore metrics, RoleLookup roles, JdbcOperations jdbc) {
        this.metrics = metrics;
        this.roles = roles;
        this.jdbc = jdbc;
    }

    RegisteredModelVersionExperimentRunInfoV1 runOf(ModelVersionRow version) {
        ExperimentRunId run = version.run();
        if (run == null) {
            return RegisteredModelVersionExperimentRunInfoV1.NONE;
        }
        List<RegisteredModelVersionExperimentRunMetricV1> latest =
                metrics.latest(List.of(run)).getOrDefault(run, List.of()).stream()
                        .filter(value -> Double.isFinite(value.value())) // JSON has no number for others
                        .map(value -> new RegisteredModelVersionExperimentRunMetricV1(
                                value.key(), value.value(), Instant.ofEpochMilli(value.at())))
                        .toList();
        List<RegisteredModelVersionExperimentRunParamV1> params = jdbc.query(
                PARAMS,
                (row, n) -> new RegisteredModelVersionExperimentRunParamV1(row.getString(1), row.getString(2)),
                run.value());
        return new RegisteredModelVersionExperimentRunInfoV1(RUN_URL + run, latest, params);
    }

    /** Returns the datasets that the job of the run had, as far as the user may list them. */
    List<RegisteredModelVersionDatasetDetailsV1> datasetsOf(ModelVersionRow version, UserId by) {
        Map<DatasetId, String> snapshots = new HashMap<>();
        List<DatasetId> inOrder = new ArrayList<>();
        Matcher dataset = DATASET.matcher(version.tags().getOrDefault(DATASETS_TAG, ""));
        while (dataset.find()) {
            DatasetId id = new DatasetId(dataset.group(1));
            inOrder.add(id);
            snapshots.put(id, dataset.group(2) == null ? "" : dataset.group(2));
        }
        Map<DatasetId, String> names = names(inOrder);
        return inOrder.stream()
                .filter(names::containsKey)
                .filter(id -> roles.in(by, id)
                        .filter(Permission.LIST_DATASET_RW::isHeldBy)
                        .isPresent())
                .map(id -> new RegisteredModelVersionDatasetDetailsV1(
                        id, names.getOrDefault(id, ""), snapshots.getOrDefault(id, "")))
                .toList();
    }

    private Map<DatasetId, String> names(List<DatasetId> ids) {
        Map<DatasetId, String> names = new HashMap<>();
        jdbc.query(
                "select id, name from dataset_row where id = any (?)",
                row -> {
                    names.put(new DatasetId(row.getString(1)), row.getString(2));
                },
                (Object) ids.stream().map(DatasetId::value).toArray(String[]::new));
        return names;
    }
}
