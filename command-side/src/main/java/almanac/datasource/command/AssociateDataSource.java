package almanac.datasource.command;

import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that a project works with a data source. */
@Requires(Permission.ADMINISTER_DATA_SOURCE)
public record AssociateDataSource(@TargetAggregateIdentifier DataSourceId dataSource, ProjectId project)
        implements DataSourceCommand {}
