package almanac.environment.command;

import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.SystemOnly;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The builder is done.
 *
 * @param fault why it could not be built; null when it was
 */
@SystemOnly
public record EndBuild(
        @TargetAggregateIdentifier EnvironmentId environment,
        EnvironmentRevisionId revision,
        @Nullable String fault) implements EnvironmentCommand {}
