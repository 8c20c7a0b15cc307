package almanac.job.query;

import almanac.job.query.RunTokenQuery.FindRunTokenHolder;
import almanac.shared.JobId;
import almanac.shared.UserId;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Finds the jobs of run tokens: a token is dead from the transaction on that ends its job. */
@Component
class RunTokenHolders {

    private static final String HOLDER = """
            select t.user_id, t.job_id from run_token t
            join access_job j on j.job_id = t.job_id and not j.ended
            join access_account a on a.account_id = t.user_id and a.active
            where t.digest = ?""";

    private final JdbcOperations jdbc;

    RunTokenHolders(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    RunTokenHolder answer(FindRunTokenHolder query) {
        return jdbc
                .query(
                        HOLDER,
                        (row, n) -> new RunTokenHolder(new UserId(row.getString(1)), new JobId(row.getString(2))),
                        query.digest())
                .stream()
                .findFirst()
                .orElse(RunTokenHolder.NONE);
    }
}
