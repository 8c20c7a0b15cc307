package almanac.audit.query;

import almanac.audit.event.LoginEvent.LoginsRefused;
import almanac.audit.event.RefusalEvent;
import almanac.audit.event.RefusalEvent.CommandFailed;
import almanac.audit.event.RefusalEvent.CommandRefused;
import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The data that the audit trail stores of one event of any type: only facts of the event itself.
 *
 * @param eventId the event's own id
 * @param event its type in words
 * @param outcome whether the event reports an action that was done, refused or failed
 * @param code the code of the refusal or failure
 * @param targetName the name that the event gives to its target
 * @param projectId the project that the event names
 * @param changes its other members, as JSON
 */
record AuditLine(
        String eventId,
        Instant at,
        String event,
        AuditOutcome outcome,
        @Nullable String code,
        @Nullable String targetType,
        @Nullable String targetId,
        @Nullable String targetName,
        @Nullable String projectId,
        String actorId,
        @Nullable String credential,
        @Nullable String requestId,
        String changes) {

    private static final String SOURCE = "source";

    static AuditLine of(EventMessage<?> message) {
        return switch (message.getPayload()) {
            case RefusalEvent refusal -> ofRefusal(message, refusal);
            case LoginsRefused refused -> ofLogins(message, refused);
            default -> ofEvent(message);
        };
    }

    private static AuditLine ofEvent(EventMessage<?> message) {
        Object event = message.getPayload();
        String stream = message instanceof DomainEventMessage<?> domainEvent
                ? domainEvent.getAggregateIdentifier()
                : message.getIdentifier();
        AuditEventType type = AuditEventType.of(event.getClass());
        String project = type.projectOf(event);
        MetaData metaData = message.getMetaData();
        return new AuditLine(
                message.getIdentifier(),
                message.getTimestamp(),
                type.inWords(),
                AuditOutcome.DONE,
                null,
                type.targetType(),
                stream,
                type.nameIn(event),
                project,
                Actor.of(metaData),
                text(metaData, Actor.CREDENTIAL),
                text(metaData, Actor.REQUEST_ID),
                AuditChanges.of(event, project == null ? List.of(stream) : List.of(stream, project)));
    }

    private static AuditLine ofRefusal(EventMessage<?> message, RefusalEvent refusal) {
        ProjectId project = refusal.project();
        MetaData metaData = message.getMetaData();
        return new AuditLine(
                message.getIdentifier(),
                message.getTimestamp(),
                prefix(refusal) + AuditEventType.inWords(refusal.command()),
                outcome(refusal),
                code(refusal),
                refusal.targetType(),
                refusal.targetId(),
                null,
                project == null ? null : project.value(),
                Actor.of(metaData),
                text(metaData, Actor.CREDENTIAL),
                text(metaData, Actor.REQUEST_ID),
                AuditChanges.NONE);
    }

    /** Returns the line of refused logins. Their source is the target, because they were about nothing else. */
    private static AuditLine ofLogins(EventMessage<?> message, LoginsRefused refused) {
        MetaData metaData = message.getMetaData();
        return new AuditLine(
                message.getIdentifier(),
                message.getTimestamp(),
                AuditEventType.of(LoginsRefused.class).inWords(),
                AuditOutcome.REFUSED,
                ErrorCode.NOT_LOGGED_IN.name(),
                SOURCE,
                refused.source(),
                null,
                null,
                Actor.of(metaData),
                null,
                text(metaData, Actor.REQUEST_ID),
                AuditChanges.of(refused, List.of()));
    }

    private static String prefix(RefusalEvent refusal) {
        return switch (refusal) {
            case CommandRefused _ -> "Refused: ";
            case CommandFailed _ -> "Failed: ";
        };
    }

    private static AuditOutcome outcome(RefusalEvent refusal) {
        return switch (refusal) {
            case CommandRefused _ -> AuditOutcome.REFUSED;
            case CommandFailed _ -> AuditOutcome.FAILED;
        };
    }

    private static String code(RefusalEvent refusal) {
        return switch (refusal) {
            case CommandRefused e -> e.code();
            case CommandFailed e -> e.fault();
        };
    }

    private static @Nullable String text(MetaData metaData, String key) {
        return metaData.get(key) instanceof String text ? text : null;
    }
}
