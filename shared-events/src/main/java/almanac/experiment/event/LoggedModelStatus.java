package almanac.experiment.event;

/** The states of a logged model: it is ready when its client has sent all of its artifacts. */
public enum LoggedModelStatus {
    PENDING,
    READY,
    UPLOAD_FAILED
}
