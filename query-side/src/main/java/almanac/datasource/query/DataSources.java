package almanac.datasource.query;

import almanac.datasource.event.DataSourceEvent;
import almanac.datasource.query.DataSourceQuery.GetDataSource;
import almanac.datasource.query.DataSourceQuery.GetDeletedDataSource;
import almanac.datasource.query.DataSourceQuery.ListDataSources;
import almanac.person.PersonVault;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.CallerRoles;
import almanac.shared.DataSourceId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects data sources, and answers queries for them. */
@Component
@ProcessingGroup("data-sources")
class DataSources extends RowProjection<DataSourceEvent, DataSourceRow> {

    private final VisibleDataSources visibleDataSources;
    private final PersonVault vault;

    DataSources(RowStore store, VisibleDataSources visibleDataSources, PersonVault vault) {
        super(
                store,
                new ProjectionType<>(
                                "datasources",
                                DataSourceEvent.class,
                                DataSourceRow.class,
                                DataSourceRow::new,
                                row -> new GetDataSource(new DataSourceId(row.id())))
                        .large());
        this.visibleDataSources = visibleDataSources;
        this.vault = vault;
    }

    @EventHandler
    void on(DataSourceEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<DataSourceEnvelopeV1> answer(GetDataSource query) {
        return rows.find(query.dataSource().value())
                .filter(row -> !row.isDeleted())
                .map(this::versioned)
                .orElseThrow(() -> missing(query.dataSource()));
    }

    @QueryHandler
    Versioned<DataSourceEnvelopeV1> answer(GetDeletedDataSource query) {
        return rows.find(query.dataSource().value())
                .map(this::versioned)
                .orElseThrow(() -> missing(query.dataSource()));
    }

    @QueryHandler
    Page<DataSourceEnvelopeV1> answer(ListDataSources query, CallerRoles roles) {
        return rows.page(
                        visibleDataSources.page(query.caller(), roles.isAdministrator(), query.names(), query.window()))
                .map(this::wire);
    }

    private Versioned<DataSourceEnvelopeV1> versioned(DataSourceRow row) {
        return Versioned.of(wire(row), row);
    }

    private DataSourceEnvelopeV1 wire(DataSourceRow row) {
        String joined = row.joinedOwnerName();
        return row.toV1(joined == null ? vault.person(row.owner()).userName() : joined);
    }

    private static DomainException missing(DataSourceId dataSource) {
        return ErrorCode.DATA_SOURCE_NOT_FOUND.with(dataSource);
    }
}
