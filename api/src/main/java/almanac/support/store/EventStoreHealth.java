package almanac.support.store;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Up when the event store answers and every projector works. */
@Component
class EventStoreHealth extends AbstractHealthIndicator {

    private final JdbcOperations jdbc;
    private final EventProcessingConfiguration processing;

    EventStoreHealth(JdbcOperations jdbc, EventProcessingConfiguration processing) {
        super("The event store does not answer");
        this.jdbc = jdbc;
        this.processing = processing;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Long head = jdbc.queryForObject("select coalesce(max(global_index), 0) from domain_event", Long.class);
        builder.up().withDetail("head", head == null ? 0 : head);
        processing.eventProcessors().values().stream()
                .filter(EventStoreHealth::hasFailed)
                .forEach(processor -> builder.down().withDetail(processor.getName(), "has failed"));
    }

    private static boolean hasFailed(EventProcessor processor) {
        return !processor.isRunning() || processor.isError();
    }
}
