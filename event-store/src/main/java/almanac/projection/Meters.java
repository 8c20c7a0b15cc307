package almanac.projection;

import almanac.store.FeedFaults;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Holds one {@link Meter} for each projector, put before its handlers. */
@Component
class Meters implements FeedFaults {

    private final InstantSource clock;
    private final Map<String, Meter> byProjector = new ConcurrentHashMap<>();

    Meters(InstantSource clock) {
        this.clock = clock;
    }

    Meter of(String projector) {
        return Objects.requireNonNull(byProjector.computeIfAbsent(projector, name -> new Meter(clock)));
    }

    @Override
    public void failed(String feed, Throwable cause) {
        of(feed).failed(cause);
    }

    /** Registers the meters with the framework. */
    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ConfigurerModule projectorMeters(Meters meters) {
            return configurer -> configurer.configureMessageMonitor(
                    EventProcessor.class, (configuration, type, name) -> meters.of(name));
        }
    }
}
