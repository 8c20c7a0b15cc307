package almanac.audit.api;

import almanac.audit.query.AuditFilter;
import almanac.audit.query.AuditOrder;
import almanac.shared.Timestamps;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Filter and order of the requested events; an event must meet every given condition. */
public record AuditEventsRequest(
        @Parameter(description = "The first moment: milliseconds since 1970, or RFC 3339") @Nullable
        String startTimestamp,

        @Parameter(description = "The last moment: milliseconds since 1970, or RFC 3339") @Nullable
        String endTimestamp,

        @Pattern(regexp = Texts.ID_PATTERN + "|system", message = Texts.ID_MESSAGE) @Nullable
        String actorId,

        @Nullable String actorName,

        @Parameter(description = "The event in words, such as Project Created or Refused: Archive Project") @Nullable
        String event,

        @Nullable String targetType,
        @Nullable String targetId,
        @Nullable String targetName,

        @Pattern(regexp = Texts.ID_PATTERN, message = Texts.ID_MESSAGE) @Nullable
        String withinProjectId,

        @Nullable String withinProjectName,

        @Parameter(
                description = "Fields with commas between, each with - before it to have the greatest first: timestamp,"
                        + " event, actorId, actorName, targetType, targetId, targetName, withinProjectId,"
                        + " withinProjectName; -timestamp unless given")
        @Nullable
        String sort) {

    private static final String NEWEST_FIRST = "-timestamp";

    AuditFilter toFilter() {
        return new AuditFilter(
                moment("startTimestamp", startTimestamp),
                moment("endTimestamp", endTimestamp),
                actorId,
                actorName,
                event,
                targetType,
                targetId,
                targetName,
                withinProjectId,
                withinProjectName);
    }

    AuditOrder toOrder() {
        return AuditOrder.of(sort == null ? NEWEST_FIRST : sort);
    }

    private static @Nullable Instant moment(String parameter, @Nullable String text) {
        return text == null ? null : Timestamps.of(parameter, text);
    }
}
