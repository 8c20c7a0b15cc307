package almanac.modelapi.query;

import almanac.environment.event.EnvironmentVariables;
import almanac.modelapi.event.ServedSource;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as its instances have to know it.
 *
 * @param title of its instances
 * @param logsCalls whether its instances write requests and answers into their log
 * @param isTargeted whether its last change of target was to run
 * @param isWanted whether it is to run: that, while its model API and its project are not archived
 * @param hasServed whether an instance has answered since it was wanted
 * @param activeNumber the number of the version that answers; 0 when none does
 * @param instances those that have not ended, and those that ended within the last hour, oldest first
 */
public record ServedVersion(
        ModelApiVersionId version,
        ModelApiId api,
        int number,
        String title,
        ProjectId project,
        UserId addedBy,
        ServedSource source,
        boolean logsCalls,
        @Nullable String commitId,
        EnvironmentId environment,
        EnvironmentRevisionId environmentRevision,
        HardwareTierId hardwareTier,
        int replicas,
        boolean isAsync,
        @Nullable EnvironmentVariables variables,
        boolean isTargeted,
        boolean isWanted,
        @Nullable Instant wantedSince,
        VersionState state,
        boolean hasServed,
        int activeNumber,
        List<Instance> instances) {

    public ServedVersion {
        instances = List.copyOf(instances);
    }

    /**
     * An instance.
     *
     * @param host the server that has taken it on; null when none has
     * @param isRunning whether its process was started, and nothing asks it to stop
     * @param endedAt null when it has not
     * @param problem that ended it; null when it has not ended, or as was wanted
     */
    public record Instance(
            JobId job,
            @Nullable String host,
            boolean isRunning,
            Instant queuedAt,
            @Nullable Instant endedAt,
            @Nullable String problem) {

        public boolean isLive() {
            return endedAt == null;
        }
    }

    ServedVersion with(List<Instance> found) {
        return new ServedVersion(
                version,
                api,
                number,
                title,
                project,
                addedBy,
                source,
                logsCalls,
                commitId,
                environment,
                environmentRevision,
                hardwareTier,
                replicas,
                isAsync,
                variables,
                isTargeted,
                isWanted,
                wantedSince,
                state,
                hasServed,
                activeNumber,
                found);
    }

    public List<Instance> live() {
        return instances.stream().filter(Instance::isLive).toList();
    }
}
