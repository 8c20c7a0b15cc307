package almanac.job.query;

import almanac.job.query.JobQuery.GetJobToRun;
import almanac.job.query.JobQuery.ListJobsToRun;
import almanac.shared.ErrorCode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/**
 * Lists the jobs that have not ended, in the order of their turns. On each hardware tier, a user's running jobs count
 * before the user's waiting ones. Of users with equal counts, the one served longest ago comes first. So no user waits
 * for all jobs that another has queued. Sessions and instances of model APIs are queued apart.
 */
@Component
class JobQueue {

    /** The condition on the status uses one column, so that the database can estimate how few such jobs there are. */
    private static final String IS_PLACED =
            "status in (" + ExecutionStatus.taken().map("'%s'"::formatted).collect(Collectors.joining(", ")) + ")";

    private static final String PLACED = "select r.* from job_row r where r.%s order by r.id".formatted(IS_PLACED);

    /**
     * Selects the first jobs of each tier, so that jobs of a full tier never block others. Users with waiting jobs are
     * found by steps through an index: the time grows with the number of such users, not of their queued jobs.
     */
    private static final String WAITING = """
            with recursive person as (
                (select hardware_tier, started_by_id from job_row
                 where status = 'QUEUED' and workspace_id %1$s
                 order by hardware_tier, started_by_id limit 1)
                union all
                select next.* from person cross join lateral (
                    select j.hardware_tier, j.started_by_id from job_row j
                    where j.status = 'QUEUED' and j.workspace_id %1$s
                        and (j.hardware_tier, j.started_by_id) > (person.hardware_tier, person.started_by_id)
                    order by j.hardware_tier, j.started_by_id limit 1) next),
            turn as (
                select waiting.id, waiting.created_at, person.hardware_tier, running.jobs + waiting.n as turn, last.served
                from person
                cross join lateral (
                    select count(*) as jobs from job_row j
                    where j.%2$s and j.workspace_id %1$s
                        and j.hardware_tier = person.hardware_tier and j.started_by_id = person.started_by_id) running
                left join lateral (
                    select j.placed_at as served from job_row j
                    where j.placed_at is not null and j.workspace_id %1$s
                        and j.hardware_tier = person.hardware_tier and j.started_by_id = person.started_by_id
                    order by j.placed_at desc limit 1) last on true
                cross join lateral (
                    select j.id, j.created_at, row_number() over (order by j.created_at, j.id) as n from job_row j
                    where j.status = 'QUEUED' and j.workspace_id %1$s
                        and j.hardware_tier = person.hardware_tier and j.started_by_id = person.started_by_id
                    order by j.created_at, j.id limit :room) waiting),
            place as (
                select turn.*, row_number() over (
                    partition by hardware_tier order by turn, served nulls first, created_at, id) as place
                from turn)
            select r.* from place p join job_row r on r.id = p.id where p.place <= :room
            order by p.turn, p.served nulls first, p.created_at, p.id""";

    private static final String WAITING_JOBS = WAITING.formatted("is null and serving_id is null", IS_PLACED);
    private static final String WAITING_SESSIONS = WAITING.formatted("is not null", IS_PLACED);

    /** Selects instances of model APIs in the order in which they came: each was decided upon by this program. */
    private static final String WAITING_INSTANCES = """
            select r.* from job_row r
            where r.serving_id is not null and r.completed_at is null and r.status = 'QUEUED'
            order by r.id limit :room""";

    private final EntityManager entities;

    JobQueue(EntityManager entities) {
        this.entities = entities;
    }

    @QueryHandler
    JobsToRun answer(ListJobsToRun query) {
        List<JobToRun> waiting = Stream.of(
                        waiting(WAITING_JOBS, query.jobs()),
                        waiting(WAITING_SESSIONS, query.sessions()),
                        waiting(WAITING_INSTANCES, query.instances()))
                .flatMap(List::stream)
                .toList();
        return new JobsToRun(jobs(PLACED, Map.of()), waiting);
    }

    @QueryHandler
    JobToRun answer(GetJobToRun query) {
        return Optional.ofNullable(entities.find(JobRow.class, query.job().value()))
                .map(JobRow::toRun)
                .orElseThrow(() -> ErrorCode.JOB_NOT_FOUND.with(query.job()));
    }

    private List<JobToRun> waiting(String sql, int room) {
        return room > 0 ? jobs(sql, Map.of("room", room)) : List.of();
    }

    private List<JobToRun> jobs(String sql, Map<String, ?> parameters) {
        Query query = entities.createNativeQuery(sql, JobRow.class);
        parameters.forEach(query::setParameter);
        List<JobToRun> found = new ArrayList<>();
        for (Object row : query.getResultList()) {
            found.add(((JobRow) row).toRun());
        }
        return found;
    }
}
