package almanac.modelapi.query;

import almanac.modelapi.event.InvocationEvent;
import almanac.modelapi.event.InvocationEvent.InvocationsCounted;
import almanac.shared.Projection;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Projects the hours of calls. */
@Component
@ProcessingGroup("model-invocations")
class InvocationHours implements Projection {

    private static final String ADD = """
            insert into model_invocation_hour as h (version_id, hour, api_id, answered, failed, duration_ms)
            values (?, ?, ?, ?, ?, ?)
            on conflict (version_id, hour) do update set
                answered = h.answered + excluded.answered,
                failed = h.failed + excluded.failed,
                duration_ms = h.duration_ms + excluded.duration_ms""";

    private final JdbcOperations jdbc;

    InvocationHours(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("model_invocation_hour");
    }

    @EventHandler
    void on(InvocationEvent event) {
        switch (event) {
            case InvocationsCounted e ->
                jdbc.update(
                        ADD,
                        e.version().value(),
                        e.hour().atOffset(ZoneOffset.UTC),
                        e.api().value(),
                        e.answered(),
                        e.failed(),
                        e.durationMs());
        }
    }
}
