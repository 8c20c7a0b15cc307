package almanac.execution.serving;

/** The reason why a call of a model API got no answer from an instance. */
public final class InstanceFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    InstanceFailure(Kind kind) {
        super(kind.name());
        this.kind = kind;
    }

    /** What went wrong. */
    public enum Kind {
        /** No instance of the version is ready on this server. */
        NONE_READY,
        /** As many calls wait as may. */
        BUSY,
        /** The function took longer than it may; its instance is replaced. */
        TOO_SLOW,
        /** The process ended in the middle of the call. */
        CRASHED,
        /** This server is shutting down, and the call would not end in time. */
        CLOSING
    }

    public Kind kind() {
        return kind;
    }
}
