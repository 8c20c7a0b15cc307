package almanac.audit.query;

import almanac.audit.query.AuditNames.Names;
import almanac.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line of the audit trail as it is stored: users in it are ids. */
record AuditRow(
        long position,
        long timestamp,
        String event,
        AuditOutcome outcome,
        @Nullable String code,
        @Nullable AuditEntityV1 target,
        @Nullable AuditEntityV1 project,
        String actorId,
        @Nullable String credential,
        @Nullable String requestId,
        List<AuditFieldChangeV1> changes) {

    static final String USER = "user";
    private static final String PROJECT = "project";
    private static final String ACCESS_KEY = "accessKey";
    private static final String IDENTITY = "identity";

    static AuditRow of(ResultSet row, int number) throws SQLException {
        return new AuditRow(
                row.getLong("position"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant()
                        .toEpochMilli(),
                row.getString("event"),
                AuditOutcome.valueOf(row.getString("outcome")),
                row.getString("code"),
                entity(row.getString("target_type"), row.getString("target_id"), row.getString("target_name")),
                entity(PROJECT, row.getString("project_id"), row.getString("project_name")),
                row.getString("actor_id"),
                row.getString("credential"),
                row.getString("request_id"),
                AuditChanges.read(row.getString("changes")));
    }

    private static @Nullable AuditEntityV1 entity(@Nullable String type, @Nullable String id, @Nullable String name) {
        return id == null ? null : new AuditEntityV1(type, id, name);
    }

    /** Returns the users and resources whose names are not stored in the line. */
    Stream<AuditEntityV1> nameless() {
        return Stream.of(
                        Stream.of(new AuditEntityV1(USER, actorId, null)),
                        Stream.ofNullable(target),
                        affected(),
                        using())
                .flatMap(entities -> entities)
                .filter(entity -> entity.name() == null);
    }

    AuditEventV1 toV1(Names names) {
        return new AuditEventV1(
                names.actor(actorId),
                new AuditActionV1(event, requestId, using().map(names::named).toList()),
                target == null ? List.of() : List.of(new AuditTargetV1(names.named(target), changes)),
                affected().map(names::named).toList(),
                project,
                timestamp,
                new AuditMetadataV1(position, outcome, code));
    }

    /** Returns the entities that the event names besides its target and project. */
    private Stream<AuditEntityV1> affected() {
        return changes.stream()
                .filter(change -> AuditChanges.isEntity(change.fieldType()))
                .map(change -> new AuditEntityV1(change.fieldType(), String.valueOf(change.after()), null));
    }

    private Stream<AuditEntityV1> using() {
        return Stream.ofNullable(credential)
                .map(id -> new AuditEntityV1(id.equals(Actor.OPEN_ID) ? IDENTITY : ACCESS_KEY, id, null));
    }
}
