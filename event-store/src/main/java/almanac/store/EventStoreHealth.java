package almanac.store;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Reports up when the event store answers. */
@Component
class EventStoreHealth extends AbstractHealthIndicator {

    private final JdbcOperations jdbc;
    private final HighWaterMark highWaterMark;

    EventStoreHealth(JdbcOperations jdbc, HighWaterMark highWaterMark) {
        super("The event store does not answer");
        this.jdbc = jdbc;
        this.highWaterMark = highWaterMark;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Long head = jdbc.queryForObject("select coalesce(max(global_index), 0) from domain_event", Long.class);
        builder.up().withDetail("head", head == null ? 0 : head).withDetail("horizon", highWaterMark.settled());
    }
}
