package almanac.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param stream the events of one stream are numbered from 0 on by {@code sequence}
 * @param streamType the kind of aggregate; null for an event of none
 * @param payload JSON, as it is stored to the letter
 * @param metaData JSON, as it is stored to the letter
 */
public record LoggedEvent(
        long position,
        String id,
        Instant time,
        String stream,
        long sequence,
        @Nullable String streamType,
        String type,
        @Nullable String revision,
        String payload,
        String metaData) {

    /** Returns {@code ProjectCreated} of {@code almanac.project.event.ProjectEvent$ProjectCreated}. */
    public String simpleType() {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
