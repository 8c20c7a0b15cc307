package almanac.log;

import almanac.shared.ErrorCode;
import almanac.store.LoggedEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes an event as one line. */
@FunctionalInterface
public interface LineFormat {

    String line(LoggedEvent event);

    /** Holds the formats by their names. */
    @Component
    final class Named {

        private final String source;

        Named(@Value("${almanac.events.source:/almanac}") String source) {
            this.source = source;
        }

        public LineFormat called(String name) {
            return switch (name) {
                case "ndjson" -> EventLine::write;
                case "cloudevents" -> event -> CloudEventLine.write(event, source);
                default -> throw ErrorCode.INVALID_VALUE.with("format", "must be ndjson or cloudevents");
            };
        }
    }
}
