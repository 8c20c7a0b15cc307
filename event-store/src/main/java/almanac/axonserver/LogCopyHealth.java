package almanac.axonserver;

import almanac.role.ForRole;
import almanac.role.Role;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports down while events cannot be copied: everything else may look well, and no new event can be read. */
@Component
@WhenJoined
@ForRole(Role.QUERY)
class LogCopyHealth extends AbstractHealthIndicator {

    private final LogCopy copy;

    LogCopyHealth(LogCopy copy) {
        this.copy = copy;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (copy.isFailing()) {
            builder.down();
        } else {
            builder.up();
        }
    }
}
