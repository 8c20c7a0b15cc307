package almanac.job.query;

import almanac.row.RowSizes;
import almanac.row.StreamedList;
import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/** Finds the goals that jobs are linked to, as they are now; removed goals are left out. */
@Component
class LinkedGoals {

    /** The stage of a goal without a stage (behaviour.md, 3.12): the first of each project's. */
    private static final String FIRST_STAGE = "Ideation";

    private static final String KNOWN = """
            select id, project_id, title, description, stage_id from goal_row
            where id = any (string_to_array(:ids, ',')) and not removed order by id""";

    private final NamedParameterJdbcOperations jdbc;
    private final RowSizes sizes;

    LinkedGoals(NamedParameterJdbcOperations jdbc, RowSizes sizes) {
        this.jdbc = jdbc;
        this.sizes = sizes;
    }

    /** Returns those of the goals that still exist. */
    List<LinkedGoalV1> of(JobId job, List<GoalId> goals) {
        if (goals.isEmpty()) {
            return List.of();
        }
        List<String> ids = goals.stream().map(GoalId::value).sorted().distinct().toList();
        return StreamedList.of(ids, some -> sizes.of("goal_row", some), some -> known(job, some));
    }

    private List<LinkedGoalV1> known(JobId job, List<String> goals) {
        return jdbc.query(
                KNOWN,
                Map.of("ids", String.join(",", goals)),
                (row, n) -> new LinkedGoalV1(
                        Objects.requireNonNullElse(row.getString("stage_id"), FIRST_STAGE),
                        row.getString("description"),
                        new GoalId(row.getString("id")),
                        job,
                        new ProjectId(row.getString("project_id")),
                        row.getString("title")));
    }
}
