package almanac.job.query;

import almanac.job.event.JobEvent;
import almanac.job.query.JobQuery.GetJob;
import almanac.job.query.JobQuery.ListJobs;
import almanac.job.query.JobQuery.ListLinkedGoals;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.GoalId;
import almanac.shared.JobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects jobs, and answers queries for them. */
@Component
@ProcessingGroup("jobs")
class Jobs extends RowProjection<JobEvent, JobRow> {

    private final LinkedGoals linkedGoals;

    Jobs(RowStore store, LinkedGoals linkedGoals) {
        super(
                store,
                new ProjectionType<>(
                        "jobs", JobEvent.class, JobRow.class, JobRow::new, row -> new GetJob(new JobId(row.id()))));
        this.linkedGoals = linkedGoals;
    }

    @EventHandler
    void on(JobEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<JobDetailsV1> answer(GetJob query) {
        JobRow row = row(query.job());
        List<GoalId> goals = linkedGoals.of(query.job(), row.goals()).stream()
                .map(LinkedGoalV1::goalId)
                .toList();
        return Versioned.of(row.toDetailsV1(goals), row);
    }

    @QueryHandler
    Page<LinkedGoalV1> answer(ListLinkedGoals query) {
        List<LinkedGoalV1> goals = linkedGoals.of(query.job(), row(query.job()).goals());
        return Page.of(goals);
    }

    @QueryHandler
    Page<JobV1> answer(ListJobs query) {
        JobFilter filter = query.filter();
        JobOrder order = query.order();
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.putAll(order.parameters());
        parameters.put("project", query.project().value());
        String from = "from job_row r" + order.joins() + " where r.project_id = :project and r.workspace_id is null"
                + filter.condition();
        return rows.page(from, order.columns(), parameters, query.window()).map(JobRow::toV1);
    }

    private JobRow row(JobId job) {
        return rows.find(job.value()).orElseThrow(() -> ErrorCode.JOB_NOT_FOUND.with(job));
    }
}
