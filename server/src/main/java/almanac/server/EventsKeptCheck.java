package almanac.server;

import almanac.role.StartupRefused;
import almanac.store.StartStep;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Refuses to start when the database's events are recorded elsewhere than this process would record them: the log would
 * go two ways.
 */
@Component
class EventsKeptCheck extends StartStep {

    private final JdbcOperations jdbc;
    private final String place;

    EventsKeptCheck(JdbcOperations jdbc, @Value("${axon.axonserver.enabled}") boolean isJoined) {
        super(Order.EVENTS_KEPT_CHECK);
        this.jdbc = jdbc;
        this.place = isJoined ? "AXON_SERVER" : "POSTGRESQL";
    }

    @Override
    protected void atStart() {
        jdbc.update("update installation set events_in = ? where events_in is null", place);
        String kept = jdbc.queryForObject("select events_in from installation", String.class);
        if (!place.equals(kept)) {
            throw new StartupRefused(
                    "The events of this database are kept in %s and this process would keep them in %s;"
                                    .formatted(named(String.valueOf(kept)), named(place))
                            + " look at axon.axonserver.enabled and spring.datasource.url.");
        }
    }

    private static String named(String place) {
        return place.equals("AXON_SERVER") ? "an Axon Server" : "PostgreSQL";
    }
}
