package almanac.job.query;

import almanac.shared.ErrorCode;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * The jobs that have not ended. Whose turn it is: the first of each person's on each hardware tier, then the second, and
 * so on, so that nobody waits for all that another has queued.
 */
@Component
class JobQueue {

    private static final String PLACED =
            "select r.* from job_row r where r.completed_at is null and r.host is not null order by r.id";

    private static final String WAITING = """
            select r.* from job_row r join (
                select id, row_number() over (
                    partition by request ->> 'hardwareTier', started_by_id order by created_at, id) as turn
                from job_row where completed_at is null and host is null) t on t.id = r.id
            order by t.turn, r.created_at, r.id limit 100""";

    private final EntityManager entities;

    JobQueue(EntityManager entities) {
        this.entities = entities;
    }

    @QueryHandler
    JobsToRun answer(ListJobsToRun query) {
        return new JobsToRun(jobs(PLACED), jobs(WAITING));
    }

    @QueryHandler
    JobToRun answer(GetJobToRun query) {
        return Optional.ofNullable(entities.find(JobRow.class, query.job().value()))
                .map(JobRow::toRun)
                .orElseThrow(() -> ErrorCode.JOB_NOT_FOUND.with(query.job()));
    }

    private List<JobToRun> jobs(String sql) {
        List<JobToRun> found = new ArrayList<>();
        for (Object row : entities.createNativeQuery(sql, JobRow.class).getResultList()) {
            found.add(((JobRow) row).toRun());
        }
        return found;
    }
}
