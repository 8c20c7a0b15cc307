package almanac.experiment.event;

/** The states of a run, by the names that tracking clients have for them. */
public enum RunStatus {
    RUNNING,
    SCHEDULED,
    FINISHED,
    FAILED,
    KILLED;

    public boolean isEnd() {
        return this == FINISHED || this == FAILED || this == KILLED;
    }
}
