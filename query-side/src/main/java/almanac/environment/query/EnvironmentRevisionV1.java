package almanac.environment.query;

import almanac.environment.event.BuildStatus;
import almanac.shared.EnvironmentRevisionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A revision as the API shows it. */
public record EnvironmentRevisionV1(
        EnvironmentRevisionId id, int number, @Nullable BuildStatus status, List<EnvironmentToolV1> availableTools) {}
