package almanac.project.command;

import almanac.project.event.GitRepository;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Imports another repository into the project, for the use of its runs. */
@Requires(Permission.CHANGE_PROJECT_SETTINGS)
public record ImportRepository(@TargetAggregateIdentifier ProjectId project, GitRepository repository)
        implements ProjectCommand {}
