package almanac.environment.command;

import almanac.environment.event.RevisionDefinition;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives the environment another revision; what is not said of it is as in the latest. */
@Requires({Permission.EDIT_ENVIRONMENT, Permission.USE_FILE_STORAGE})
public record AddRevision(
        @TargetAggregateIdentifier EnvironmentId environment,
        EnvironmentRevisionId revision,
        RevisionDefinition definition)
        implements EnvironmentCommand {}
