package almanac.audit.query;

import almanac.shared.AsyncProjection;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Projects the audit trail: one line for each event of every feature. Events come in the order of the log, one after
 * the other, because a line has its target's and project's names as of that moment. A line is keyed by its event's
 * position in the log; an event that comes twice changes nothing.
 */
@Component
@ProcessingGroup("audit-trail")
class AuditTrail implements AsyncProjection {

    private static final String KEEP = """
            insert into audit_event (
                position, at, event, outcome, code, target_type, target_id, target_name, project_id, project_name,
                actor_id, credential, request_id, changes)
            select e.global_index, :at, :event, :outcome, :code, :targetType, :targetId,
                coalesce(cast(:targetName as text), t.name),
                coalesce(cast(:projectId as text), t.project_id),
                coalesce(cast(:projectName as text), p.name),
                :actorId, :credential, :requestId, cast(:changes as jsonb)
            from domain_event e
            left join audit_target t on t.id = :targetId
            left join audit_target p on p.id = coalesce(cast(:projectId as text), t.project_id)
            where e.event_identifier = :eventId
            on conflict (position) do nothing""";

    /** Stores a line whose event tells of its target, and remembers the target with it. */
    private static final String KEEP_AND_REMEMBER = "with kept as (" + KEEP + " returning 1)" + """

            insert into audit_target (id, type, name, project_id)
            select :targetId, :targetType, cast(:targetName as text), cast(:projectId as text) where exists (select from kept)
            on conflict (id) do update set
                name = coalesce(excluded.name, audit_target.name),
                project_id = coalesce(excluded.project_id, audit_target.project_id)""";

    private final NamedParameterJdbcOperations jdbc;

    AuditTrail(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("audit_event", "audit_target");
    }

    @EventHandler
    void on(EventMessage<?> message) {
        if (message.getPayload() instanceof UnknownSerializedType) { // of a later version
            return;
        }
        AuditLine line = AuditLine.of(message);
        jdbc.update(tellsOfTarget(line) ? KEEP_AND_REMEMBER : KEEP, parameters(line));
    }

    private static boolean tellsOfTarget(AuditLine line) {
        boolean names = line.targetName() != null;
        boolean places = line.projectId() != null && !line.projectId().equals(line.targetId());
        return line.outcome() == AuditOutcome.DONE && (names || places);
    }

    private static MapSqlParameterSource parameters(AuditLine line) {
        return new MapSqlParameterSource()
                .addValue("eventId", line.eventId())
                .addValue("at", line.at().atOffset(ZoneOffset.UTC))
                .addValue("event", line.event())
                .addValue("outcome", line.outcome().name())
                .addValue("code", line.code())
                .addValue("targetType", line.targetType())
                .addValue("targetId", line.targetId())
                .addValue("targetName", line.targetName())
                .addValue("projectId", line.projectId())
                .addValue("projectName", projectName(line))
                .addValue("actorId", line.actorId())
                .addValue("credential", line.credential())
                .addValue("requestId", line.requestId())
                .addValue("changes", line.changes());
    }

    /** Returns the name of a project that is the target; other events take it from remembered targets. */
    private static @Nullable String projectName(AuditLine line) {
        return line.projectId() != null && line.projectId().equals(line.targetId()) ? line.targetName() : null;
    }
}
