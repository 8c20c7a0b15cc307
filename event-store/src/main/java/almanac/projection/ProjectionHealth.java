package almanac.projection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Reports down when a projector has stopped; the lag of the others is told, and is no reason to send requests
 * elsewhere.
 */
@Component
class ProjectionHealth extends AbstractHealthIndicator {

    private final Status status;

    ProjectionHealth(Status status) {
        super("The projections cannot be asked");
        this.status = status;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        for (ProjectionV1 projection : status.all()) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("mode", projection.mode());
            details.put("position", projection.position());
            details.put("lagEvents", projection.lagEvents());
            details.put("lagSeconds", projection.lagSeconds());
            details.put("deadLetters", projection.deadLetters());
            builder.withDetail(projection.name(), details);
            if (!projection.isRunning()) {
                builder.down();
            }
        }
    }
}
