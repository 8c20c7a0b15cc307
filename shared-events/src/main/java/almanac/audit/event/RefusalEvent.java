package almanac.audit.event;

import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * What was tried and did not happen (docs/adr/0012). Of the command it holds its type and whom it was for, nothing of
 * what was in it; who sent it is the event's actor.
 */
public sealed interface RefusalEvent {

    /** The type of the command. */
    String command();

    /** What kind of thing the command was for, as the event families are called; null when it was for none. */
    @Nullable
    String targetType();

    /** The thing's id, whether or not there is such a thing. */
    @Nullable
    String targetId();

    /** The project that the command was about, whether or not there is such a project. */
    @Nullable
    ProjectId project();

    /**
     * The sender was told why not.
     *
     * @param code the name of the reason; its sentence may hold names
     */
    record CommandRefused(
            String command,
            String code,
            @Nullable String targetType,
            @Nullable String targetId,
            @Nullable ProjectId project)
            implements RefusalEvent {}

    /**
     * Something broke.
     *
     * @param fault the type of the exception; its message may hold anything
     */
    record CommandFailed(
            String command,
            String fault,
            @Nullable String targetType,
            @Nullable String targetId,
            @Nullable ProjectId project)
            implements RefusalEvent {}
}
