package almanac.datasource.command;

import almanac.shared.DataSourceId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Links a data source to a project that works with it. */
@Requires(Permission.ADMINISTER_DATA_SOURCE)
public record AssociateDataSource(@TargetAggregateIdentifier DataSourceId dataSource, ProjectId project)
        implements DataSourceCommand {}
