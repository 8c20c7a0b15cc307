package almanac.job.query;

import almanac.job.query.JobQuery.GetJobRuntime;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.RevisionSpec;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Names the environment and the hardware tier of a job for callers that may see neither by themselves. */
@Component
class JobRuntimes {

    private static final String RUNTIME = """
            select j.host, e.id as environment, e.name as environment_name,
                   j.request ->> 'environmentRevision' as revision,
                   t.id as tier, t.name as tier_name, t.archived as tier_archived
            from job_row j
            join environment_row e on e.id = j.request ->> 'environment'
            join hardware_tier_row t on t.id = j.hardware_tier
            where j.id = ?""";

    private final JdbcOperations jdbc;

    JobRuntimes(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    JobRuntime answer(GetJobRuntime query) {
        return jdbc
                .query(
                        RUNTIME,
                        (row, n) -> new JobRuntime(
                                new EnvironmentId(row.getString("environment")),
                                row.getString("environment_name"),
                                RevisionSpec.parse(row.getString("revision")),
                                new HardwareTierId(row.getString("tier")),
                                row.getString("tier_name"),
                                row.getBoolean("tier_archived"),
                                row.getString("host")),
                        query.job().value())
                .stream()
                .findFirst()
                .orElseThrow(() -> ErrorCode.JOB_NOT_FOUND.with(query.job()));
    }
}
