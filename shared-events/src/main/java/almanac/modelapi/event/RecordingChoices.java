package almanac.modelapi.event;

/** What the publisher of a version chose to have written down of its calls; it is kept, and shown with the version. */
public record RecordingChoices(boolean logsRequests, boolean isMonitored, boolean recordsInvocations) {

    /** Tells whether requests and answers are written down at all. */
    public boolean any() {
        return logsRequests || isMonitored || recordsInvocations;
    }
}
