package almanac.job.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The status of a job, in all words of the API (behaviour.md, 3.10); some occur on other servers only. */
public enum ExecutionStatus {
    @JsonProperty("Queued")
    QUEUED(Phase.WAITING),
    @JsonProperty("Scheduled")
    SCHEDULED(Phase.WAITING),
    @JsonProperty("Pending")
    PENDING(Phase.WAITING),
    @JsonProperty("Preparing")
    PREPARING(Phase.RUNNING),
    @JsonProperty("Building")
    BUILDING(Phase.RUNNING),
    @JsonProperty("Pulling")
    PULLING(Phase.RUNNING),
    @JsonProperty("Running")
    RUNNING(Phase.RUNNING),
    @JsonProperty("Serving")
    SERVING(Phase.RUNNING),
    @JsonProperty("Finishing")
    FINISHING(Phase.RUNNING),
    @JsonProperty("Succeeded")
    SUCCEEDED(Phase.COMPLETED),
    @JsonProperty("StopRequested")
    STOP_REQUESTED(Phase.RUNNING),
    @JsonProperty("StopAndDiscardRequested")
    STOP_AND_DISCARD_REQUESTED(Phase.RUNNING),
    @JsonProperty("Stopping")
    STOPPING(Phase.RUNNING),
    @JsonProperty("Stopped")
    STOPPED(Phase.COMPLETED),
    @JsonProperty("Failed")
    FAILED(Phase.COMPLETED),
    @JsonProperty("Error")
    ERROR(Phase.COMPLETED);

    /** The phases that lists distinguish. */
    enum Phase {
        WAITING,
        RUNNING,
        COMPLETED
    }

    private final Phase phase;

    ExecutionStatus(Phase phase) {
        this.phase = phase;
    }

    boolean isWaiting() {
        return phase == Phase.WAITING;
    }

    boolean isCompleted() {
        return phase == Phase.COMPLETED;
    }

    /** Returns the names of the statuses in which a server has taken on the job. */
    static Stream<String> taken() {
        return Arrays.stream(values())
                .filter(status -> status.phase == Phase.RUNNING || status == PENDING)
                .map(Enum::name);
    }

    /** Returns the names of the statuses in any of the phases. */
    static List<String> namesIn(Set<Phase> phases) {
        return Arrays.stream(values())
                .filter(status -> phases.contains(status.phase))
                .map(Enum::name)
                .toList();
    }
}
