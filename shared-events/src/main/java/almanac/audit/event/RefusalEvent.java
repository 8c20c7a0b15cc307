package almanac.audit.event;

import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Events of commands that were tried and did not happen (docs/adr/0012). They hold the command's type and the thing
 * that it was for, nothing of its content; the event's actor is the sender.
 */
public sealed interface RefusalEvent {

    /** The type of the command. */
    String command();

    /** The kind of thing that the command was for, as the event families are called; null when it was for none. */
    @Nullable
    String targetType();

    /** The thing's id, whether or not the thing exists. */
    @Nullable
    String targetId();

    /** The project that the command was about, whether or not the project exists. */
    @Nullable
    ProjectId project();

    /**
     * The command was refused, and its sender told why.
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
     * The command failed by a fault.
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
