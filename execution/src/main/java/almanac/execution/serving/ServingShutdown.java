package almanac.execution.serving;

import almanac.role.ForRole;
import almanac.role.Role;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Gives calls of models that are under way when the server shuts down most of the grace to end, and has the others
 * refused while their answers can still be sent. No bean may depend on this one: Spring stops dependent beans in the
 * same phase, and then does not wait for all of those that are in it.
 */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // an import runs nothing
final class ServingShutdown implements SmartLifecycle {

    /** The phase in which Spring Boot's web server waits for its requests to end. */
    static final int PHASE = DEFAULT_PHASE - 1024;

    private static final double OF_THE_GRACE = 0.75;

    private final ModelHost host;
    private final Duration grace;
    private volatile boolean isRunning;

    ServingShutdown(ModelHost host, @Value("${spring.lifecycle.timeout-per-shutdown-phase:30s}") Duration grace) {
        this.host = host;
        this.grace = grace;
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public void stop() {
        isRunning = false;
        host.close(Duration.ofNanos((long) (grace.toNanos() * OF_THE_GRACE)));
    }

    /** Waits beside the web server, which waits for the same requests. */
    @Override
    public void stop(Runnable isDone) {
        Thread.ofVirtual().name("last-calls-of-models").start(() -> {
            stop();
            isDone.run();
        });
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
