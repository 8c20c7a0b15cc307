package almanac.job.query;

import almanac.job.event.JobEvent;
import almanac.job.query.JobQuery.GetJob;
import almanac.job.query.JobQuery.GetRequestedJob;
import almanac.job.query.JobQuery.ListJobs;
import almanac.job.query.JobQuery.ListLinkedGoals;
import almanac.job.query.JobQuery.ListRecentJobs;
import almanac.job.query.JobQuery.ListRequestedJobs;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.GoalId;
import almanac.shared.JobId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.RoleLookup;
import almanac.shared.UserId;
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

    private static final Window RECENT = new Window(0, 50);

    private final LinkedGoals linkedGoals;
    private final RoleLookup roleLookup;

    Jobs(RowStore store, LinkedGoals linkedGoals, RoleLookup roleLookup) {
        super(
                store,
                new ProjectionType<>(
                        "jobs", JobEvent.class, JobRow.class, JobRow::new, row -> new GetJob(new JobId(row.id()))));
        this.linkedGoals = linkedGoals;
        this.roleLookup = roleLookup;
    }

    @EventHandler
    void on(JobEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<JobDetailsV1> answer(GetJob query) {
        JobRow row = row(query.job());
        return Versioned.of(row.toDetailsV1(goals(row, query.job())), row);
    }

    private List<GoalId> goals(JobRow row, JobId job) {
        return linkedGoals.of(job, row.goals()).stream()
                .map(LinkedGoalV1::goalId)
                .toList();
    }

    @QueryHandler
    Versioned<RequestedJob> answer(GetRequestedJob query) {
        JobRow row = row(query.job());
        return Versioned.of(row.toRequested(goals(row, query.job())), row);
    }

    @QueryHandler
    Page<RequestedJob> answer(ListRequestedJobs query) {
        return page(query.project(), query.filter(), query.order(), query.window())
                .map(row -> row.toRequested(row.goals()));
    }

    @QueryHandler
    Page<RequestedJob> answer(ListRecentJobs query) {
        return rows.page(
                        "from job_row r where r.started_by_id = :caller and r.workspace_id is null and r.number > 0",
                        "r.id desc",
                        Map.of("caller", query.caller().value()),
                        RECENT)
                .mapParts(part -> part.stream()
                        .map(row -> row.toRequested(row.goals()))
                        .filter(job -> isSeenBy(query.caller(), job.project()))
                        .toList());
    }

    private boolean isSeenBy(UserId caller, ProjectId project) {
        return roleLookup
                .in(caller, project)
                .filter(Permission.VIEW_JOBS::isHeldBy)
                .isPresent();
    }

    @QueryHandler
    Page<LinkedGoalV1> answer(ListLinkedGoals query) {
        List<LinkedGoalV1> goals = linkedGoals.of(query.job(), row(query.job()).goals());
        return Page.of(goals);
    }

    @QueryHandler
    Page<JobV1> answer(ListJobs query) {
        return page(query.project(), query.filter(), query.order(), query.window())
                .map(JobRow::toV1);
    }

    private Page<JobRow> page(ProjectId project, JobFilter filter, JobOrder order, Window window) {
        Map<String, Object> parameters = new HashMap<>(filter.parameters());
        parameters.putAll(order.parameters());
        parameters.put("project", project.value());
        String from = "from job_row r" + order.joins()
                + " where r.project_id = :project and r.workspace_id is null and r.number > 0" + filter.condition();
        return rows.page(from, order.columns(), parameters, window);
    }

    private JobRow row(JobId job) {
        return rows.find(job.value()).orElseThrow(() -> ErrorCode.JOB_NOT_FOUND.with(job));
    }
}
