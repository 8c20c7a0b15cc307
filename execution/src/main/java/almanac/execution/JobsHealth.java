package almanac.execution;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Reports unknown, with the reason, when no job is taken on here: requests can still be served. */
final class JobsHealth extends AbstractHealthIndicator {

    private final JobScheduler scheduler;

    JobsHealth(JobScheduler scheduler) {
        super("The jobs cannot be asked");
        this.scheduler = scheduler;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        String refusal = scheduler.refusal();
        if (refusal == null) {
            builder.up();
        } else {
            builder.unknown().withDetail("reason", refusal);
        }
    }
}
