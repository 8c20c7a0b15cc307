package almanac.datasource.command;

import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes the link between a data source and a project. */
@Requires(Permission.ADMINISTER_DATA_SOURCE)
public record DissociateDataSource(
        @TargetAggregateIdentifier DataSourceId dataSource, ProjectId project) implements DataSourceCommand {}
