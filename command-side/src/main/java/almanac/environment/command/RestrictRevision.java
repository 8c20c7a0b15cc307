package almanac.environment.command;

import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Marks the one revision that restricted projects run in, or removes the mark. */
@Requires(Permission.CLASSIFY_ENVIRONMENTS)
public record RestrictRevision(
        @TargetAggregateIdentifier EnvironmentId environment, EnvironmentRevisionId revision, boolean isRestricted)
        implements EnvironmentCommand {}
