package almanac.projection;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives the status of projections as figures for monitoring, looked up once a second at most. */
@Component
class Figures implements MeterBinder {

    private static final String TAG = "projection";

    private final Projectors projectors;
    private final Status status;
    private final LoadingCache<Class<?>, Map<String, ProjectionV1>> latest;

    Figures(Projectors projectors, Status status) {
        this.projectors = projectors;
        this.status = status;
        this.latest = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofSeconds(1))
                .build(key -> status.all().stream().collect(Collectors.toMap(ProjectionV1::name, Function.identity())));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        projectors.all().forEach(projector -> bind(projector.name(), registry));
    }

    private void bind(String name, MeterRegistry registry) {
        gauge(name, "position", "last event folded", ProjectionV1::position, registry);
        gauge(name, "lag.events", "events not folded", ProjectionV1::lagEvents, registry);
        gauge(name, "lag.seconds", "age of the oldest event not folded", ProjectionV1::lagSeconds, registry);
        gauge(name, "dead.letters", "events that could not be folded", ProjectionV1::deadLetters, registry);
        gauge(name, "running", "1 when it is", projection -> projection.isRunning() ? 1 : 0, registry);
        FunctionCounter.builder("almanac.projection.events", status, known -> known.folded(name))
                .description("events shown to it by this server")
                .tag(TAG, name)
                .register(registry);
    }

    private void gauge(
            String name,
            String figure,
            String description,
            ToDoubleFunction<ProjectionV1> value,
            MeterRegistry registry) {
        Gauge.builder("almanac.projection." + figure, this, figures -> value.applyAsDouble(figures.of(name)))
                .description(description)
                .tag(TAG, name)
                .register(registry);
    }

    private ProjectionV1 of(String name) {
        return Objects.requireNonNull(latest.get(Figures.class).get(name), name);
    }
}
