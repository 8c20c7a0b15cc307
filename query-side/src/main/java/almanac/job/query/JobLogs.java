package almanac.job.query;

import almanac.job.query.JobQuery.ReadJobLog;
import almanac.job.query.JobQuery.ReadJobOutput;
import almanac.shared.Actor;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.JobId;
import almanac.storage.logs.LogChunks;
import almanac.storage.logs.LogPart;
import almanac.storage.logs.LogStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Answers queries for the output of jobs. */
@Component
class JobLogs {

    /** The limit of an output as one text, which each request holds in memory as a whole. */
    private static final int MOST_LINES = 50_000;

    private static final int MOST_CHARACTERS = 500_000;

    private final LogChunks chunks;
    private final JdbcOperations jdbc;

    JobLogs(LogChunks chunks, JdbcOperations jdbc) {
        this.chunks = chunks;
        this.jdbc = jdbc;
    }

    private record End(boolean hasEnded, @Nullable String problem) {}

    /** The caller and the caller's roles in the project. */
    private record Reader(CallerRoles roles, String user) {

        /** Tells whether the caller may read an output. Programs print login secrets into the log of a session. */
        boolean mayRead(@Nullable String workspace, String maker) {
            return workspace == null || maker.equals(user) || roles.isOwnerOfProject();
        }
    }

    /** Reads whether the job has ended before its lines, so that they include all that it printed until then. */
    @QueryHandler
    JobLogPage answer(ReadJobLog query, CallerRoles roles, @MetaDataValue(Actor.USER_ID) String caller) {
        requireReader(query.job(), new Reader(roles, caller));
        End end = end(query);
        LogPart part = chunks.read(query.job().value(), query.type().streams(), query.afterNano(), query.limit());
        List<LogContentV1> lines = part.lines().stream().map(LogContentV1::of).toList();
        return new JobLogPage(
                new JobLogsV1(null, end.hasEnded() && part.isEnd(), lines, end.problem()),
                part.lines().isEmpty() ? null : part.lines().getLast().nano());
    }

    private void requireReader(JobId job, Reader reader) {
        boolean isRefused = jdbc.query(
                        "select workspace_id, started_by_id from job_row where id = ?",
                        (row, number) -> reader.mayRead(row.getString("workspace_id"), row.getString("started_by_id")),
                        job.value())
                .contains(false);
        if (isRefused) {
            throw ErrorCode.SESSION_OF_ANOTHER.with(job);
        }
    }

    private End end(ReadJobLog query) {
        return jdbc
                .query(
                        "select completed_at is not null as has_ended, problem from job_row where id = ?",
                        (row, number) -> new End(row.getBoolean("has_ended"), row.getString("problem")),
                        query.job().value())
                .stream()
                .findFirst()
                .orElseThrow(() -> ErrorCode.JOB_NOT_FOUND.with(query.job()));
    }

    @QueryHandler
    JobOutput answer(ReadJobOutput query, CallerRoles roles, @MetaDataValue(Actor.USER_ID) String caller) {
        requireReader(query.job(), new Reader(roles, caller));
        String job = query.job().value();
        String project = query.project().value();
        if (jdbc.queryForList("select 1 from job_row where id = ? and project_id = ?", Integer.class, job, project)
                .isEmpty()) {
            throw ErrorCode.JOB_NOT_FOUND.with(query.job());
        }
        return new JobOutput(
                end(job, EnumSet.of(LogStream.PREPARE_OUTPUT)),
                end(job, EnumSet.of(LogStream.STD_OUT, LogStream.STD_ERR)));
    }

    private String end(String job, Set<LogStream> streams) {
        LogPart part = chunks.last(job, streams, MOST_LINES, MOST_CHARACTERS);
        StringBuilder text = new StringBuilder();
        if (!part.isEnd()) {
            text.append("What comes before is left out here: see /api/jobs/beta/jobs/%s/logs\n".formatted(job));
        }
        part.lines().forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }
}
