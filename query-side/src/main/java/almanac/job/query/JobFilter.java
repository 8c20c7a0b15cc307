package almanac.job.query;

import almanac.job.query.ExecutionStatus.Phase;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The conditions that jobs in a list must meet, all of them.
 *
 * @param showArchived whether archived ones are included, where the status does not say it
 * @param tag the name of a tag that they have; null for any
 */
public record JobFilter(
        Status status, boolean showArchived, @Nullable String tag) {

    /** The words of the filter for the phases of jobs. */
    public enum Status {
        @JsonProperty("all")
        ALL(EnumSet.allOf(Phase.class)),
        @JsonProperty("queued")
        QUEUED(EnumSet.of(Phase.WAITING)),
        @JsonProperty("running")
        RUNNING(EnumSet.of(Phase.RUNNING)),
        @JsonProperty("completed")
        COMPLETED(EnumSet.of(Phase.COMPLETED)),
        @JsonProperty("archived")
        ARCHIVED(EnumSet.allOf(Phase.class)),
        @JsonProperty("active")
        ACTIVE(EnumSet.of(Phase.WAITING, Phase.RUNNING));

        @SuppressWarnings("ImmutableEnumChecker") // never changed
        private final Set<Phase> phases;

        Status(Set<Phase> phases) {
            this.phases = phases;
        }
    }

    /** Returns the SQL conditions on the row {@code r}. */
    String condition() {
        StringBuilder condition = new StringBuilder();
        if (status == Status.ARCHIVED) {
            condition.append(" and r.archived");
        } else if (!showArchived) {
            condition.append(" and not r.archived");
        }
        if (status.phases.size() < Phase.values().length) {
            condition.append(" and r.status in (:statuses)");
        }
        if (tag != null) {
            condition.append(" and r.tags @> cast(:tag as jsonb)");
        }
        return condition.toString();
    }

    /** Returns the parameters of {@link #condition}. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (status.phases.size() < Phase.values().length) {
            parameters.put("statuses", ExecutionStatus.namesIn(status.phases));
        }
        if (tag != null) {
            parameters.put("tag", JsonMapper.shared().writeValueAsString(List.of(Map.of("name", tag))));
        }
        return parameters;
    }
}
