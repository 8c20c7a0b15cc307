package almanac.environment.command;

import almanac.environment.event.RevisionDefinition;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.storage.environment.SealedVariables;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Gives the environment another revision; what is not said of it is as in the latest.
 *
 * @param variables what those of the definition are set to; null when it names none
 */
@Requires({Permission.EDIT_ENVIRONMENT, Permission.USE_FILE_STORAGE})
public record AddRevision(
        @TargetAggregateIdentifier EnvironmentId environment,
        EnvironmentRevisionId revision,
        RevisionDefinition definition,
        @Nullable SealedVariables variables)
        implements EnvironmentCommand {}
