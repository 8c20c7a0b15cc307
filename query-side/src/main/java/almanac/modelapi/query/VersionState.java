package almanac.modelapi.query;

/** How far a version has come, by its own events. */
public enum VersionState {
    IDLE,
    SERVING,
    STALLED,
    FAILED,
    HALTED
}
