package almanac.environment.command;

import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Records that the builder has finished a revision.
 *
 * @param fault why it could not be built; null when it was built
 */
@SystemOnly
public record EndBuild(
        @TargetAggregateIdentifier EnvironmentId environment,
        EnvironmentRevisionId revision,
        @Nullable String fault) implements EnvironmentCommand {}
