package almanac.log;

import almanac.projection.Rebuild;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.store.HighWaterMark;
import almanac.store.StartStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Completes an import that died between events and rows: the log has events, and there is no account. */
@Component
@ForRole(Role.QUERY)
public class RowsAfterImport extends StartStep {

    private static final Logger log = LoggerFactory.getLogger(RowsAfterImport.class);

    private final JdbcOperations jdbc;
    private final HighWaterMark highWaterMark;
    private final Rebuild rebuild;

    RowsAfterImport(JdbcOperations jdbc, HighWaterMark highWaterMark, Rebuild rebuild) {
        super(Order.REBUILD);
        this.jdbc = jdbc;
        this.highWaterMark = highWaterMark;
        this.rebuild = rebuild;
    }

    @Override
    protected void atStart() {
        boolean missing = Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from domain_event) and not exists (select 1 from access_account)",
                Boolean.class));
        if (missing) {
            log.info("Rows are missing and are made from the events");
            highWaterMark.settle();
            log.info("Rows are made from {} events", rebuild.run());
        }
    }
}
