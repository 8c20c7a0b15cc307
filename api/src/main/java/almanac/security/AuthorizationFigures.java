package almanac.security;

import almanac.store.AuthorizationCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/**
 * Publishes figures of the authorization cache: a server that asks the database each time is slower, and shows it here.
 */
@Component
class AuthorizationFigures implements MeterBinder {

    private final AuthorizationCache memory;

    AuthorizationFigures(AuthorizationCache memory) {
        this.memory = memory;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("almanac.authorization.cache.in.use", memory, known -> known.isInUse() ? 1 : 0)
                .description("1 when rights are remembered, 0 when the database is asked each time")
                .register(registry);
        FunctionCounter.builder(
                        "almanac.authorization.cache.unknown.outcomes", memory, AuthorizationCache::unknownOutcomes)
                .description("changes of rights of which the database did not say whether they were committed")
                .register(registry);
    }
}
