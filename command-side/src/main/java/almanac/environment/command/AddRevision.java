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
 * Adds a revision to the environment; attributes that are not given are as in the latest revision.
 *
 * @param variables the values of the definition's variables; null when it names none
 */
@Requires({Permission.EDIT_ENVIRONMENT, Permission.USE_FILE_STORAGE})
public record AddRevision(
        @TargetAggregateIdentifier EnvironmentId environment,
        EnvironmentRevisionId revision,
        RevisionDefinition definition,
        @Nullable SealedVariables variables)
        implements EnvironmentCommand {}
