package almanac.audit.api;

import almanac.audit.query.AuditEntityV1;
import almanac.audit.query.AuditEventV1;
import almanac.audit.query.AuditTargetV1;
import almanac.web.CsvAnswers.Column;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Columns of the audit trail: one event is one line of the table. */
final class AuditColumns {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private AuditColumns() {}

    static List<Column<AuditEventV1>> all(JsonMapper json) {
        return List.of(
                new Column<>("time", event -> TIME.format(Instant.ofEpochMilli(event.timestamp()))),
                new Column<>("event", event -> event.action().eventName()),
                new Column<>(
                        "outcome", event -> event.metadata().outcome().name().toLowerCase(Locale.ROOT)),
                new Column<>("code", event -> event.metadata().code()),
                new Column<>("actorId", event -> event.actor().id()),
                new Column<>("actorName", event -> event.actor().name()),
                new Column<>("targetType", event -> target(event, AuditEntityV1::entityType)),
                new Column<>("targetId", event -> target(event, AuditEntityV1::id)),
                new Column<>("targetName", event -> target(event, AuditEntityV1::name)),
                new Column<>("withinProjectId", event -> project(event, AuditEntityV1::id)),
                new Column<>("withinProjectName", event -> project(event, AuditEntityV1::name)),
                new Column<>("fieldChanges", event -> changes(event, json)),
                new Column<>("using", AuditColumns::using),
                new Column<>("traceId", event -> event.action().traceId()),
                new Column<>("position", event -> event.metadata().position()));
    }

    private static @Nullable Object target(AuditEventV1 event, Function<AuditEntityV1, @Nullable String> member) {
        return event.targets().isEmpty()
                ? null
                : member.apply(event.targets().getFirst().entity());
    }

    private static @Nullable Object project(AuditEventV1 event, Function<AuditEntityV1, @Nullable String> member) {
        AuditEntityV1 project = event.in();
        return project == null ? null : member.apply(project);
    }

    private static String changes(AuditEventV1 event, JsonMapper json) {
        return json.writeValueAsString(event.targets().stream()
                .map(AuditTargetV1::fieldChanges)
                .flatMap(List::stream)
                .toList());
    }

    private static String using(AuditEventV1 event) {
        return event.action().using().stream().map(AuditEntityV1::id).collect(Collectors.joining(" "));
    }
}
