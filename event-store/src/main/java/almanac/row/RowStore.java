package almanac.row;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Gives each feature its {@link Rows}, and knows all of them by the names of their resources and tables. */
@Component
public class RowStore {

    private final Session entities;
    private final EventStore events;
    private final LogPositions log;
    private final RowStates states;
    private final SessionFactory sessions;
    private final DataSource dataSource;
    private final RowSizes sizes;
    private final Map<String, Rows<?, ?>> all = new ConcurrentHashMap<>();
    private final Map<String, BulkFold<?, ?>> byTable = new ConcurrentHashMap<>();

    RowStore(
            Session entities,
            @Qualifier("log") EventStore events,
            LogPositions log,
            RowStates states,
            SessionFactory sessions,
            DataSource dataSource,
            RowSizes sizes) {
        this.entities = entities;
        this.events = events;
        this.log = log;
        this.states = states;
        this.sessions = sessions;
        this.dataSource = dataSource;
        this.sizes = sizes;
    }

    public <E, R extends Row<E>> Rows<E, R> rows(ProjectionType<E, R> resource) {
        Rows<E, R> rows = new Rows<>(entities, new StreamHistory<>(events, log, states, resource), sizes, resource);
        if (all.putIfAbsent(resource.name(), rows) != null) {
            throw new IllegalStateException("two features call their resources " + resource.name());
        }
        byTable.put(resource.table(), new BulkFold<>(resource, sizes));
        return rows;
    }

    public Optional<Rows<?, ?>> named(String resource) {
        return Optional.ofNullable(all.get(resource));
    }

    /** Tells whether the table holds rows, each the fold of one stream. */
    public boolean isOfRows(String table) {
        return byTable.containsKey(table);
    }

    /**
     * Folds many events at once into the rows of one table, in the transaction at hand.
     *
     * @param inOrder of the log; those of other tables' streams are passed over
     */
    public void foldAll(String table, List<? extends DomainEventMessage<?>> inOrder) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (StatelessSession session = sessions.openStatelessSession(connection)) {
            session.beginTransaction(); // it batches in a transaction only; the one at hand ends it
            Objects.requireNonNull(byTable.get(table), table).fold(inOrder, session);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
