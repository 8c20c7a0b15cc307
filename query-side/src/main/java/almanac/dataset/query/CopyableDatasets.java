package almanac.dataset.query;

import almanac.access.Visibility;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Finds the datasets of a project, and whether a caller may copy them. */
@Component
class CopyableDatasets {

    private static final String ALL = Visibility.withCircle("""
            select d.dataset_id, d.filling, :all or exists (
                select from access_dataset_grant g
                where g.dataset_id = d.dataset_id and g.account_id in (select id from circle)) as readable
            from access_dataset d where d.project_id = :project
            order by d.dataset_id""");

    private final NamedParameterJdbcOperations jdbc;

    CopyableDatasets(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    record Known(String dataset, boolean isReadable, boolean isFilling) {}

    List<Known> of(ProjectId project, UserId caller, boolean readsAll) {
        return jdbc.query(
                ALL,
                Map.of("project", project.value(), "caller", caller.value(), "all", readsAll),
                (row, n) ->
                        new Known(row.getString("dataset_id"), row.getBoolean("readable"), row.getBoolean("filling")));
    }
}
