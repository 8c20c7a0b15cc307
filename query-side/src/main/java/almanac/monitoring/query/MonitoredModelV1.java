package almanac.monitoring.query;

import almanac.notification.event.Recipients;
import almanac.shared.MonitoredModelId;
import almanac.shared.ProjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A monitored model. */
public record MonitoredModelV1(
        MonitoredModelId id,
        String name,
        ProjectId projectId,
        @Nullable String modelType,
        @Nullable String modelApiId,
        Recipients recipients,
        Instant createdAt) {}
