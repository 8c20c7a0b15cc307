package almanac.environment.command;

import almanac.shared.EnvironmentId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Archives an environment: no more jobs run in it. */
@Requires(Permission.EDIT_ENVIRONMENT)
public record ArchiveEnvironment(@TargetAggregateIdentifier EnvironmentId environment) implements EnvironmentCommand {}
