package almanac.row;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Gives each feature its {@link Rows}. */
@Component
public class RowStore {

    private final EntityManager entities;
    private final EventStore events;
    private final SessionFactory sessions;
    private final DataSource dataSource;
    private final Map<String, Rows<?, ?>> byTable = new ConcurrentHashMap<>();

    RowStore(EntityManager entities, EventStore events, SessionFactory sessions, DataSource dataSource) {
        this.entities = entities;
        this.events = events;
        this.sessions = sessions;
        this.dataSource = dataSource;
    }

    public <E, R extends Row<E>> Rows<E, R> rows(Class<E> eventType, Class<R> rowType, Supplier<R> blank) {
        Rows<E, R> rows = new Rows<>(entities, events, eventType, rowType, blank);
        byTable.put(rows.table(), rows);
        return rows;
    }

    /** Whether the table holds rows, each the fold of one stream. */
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
            Objects.requireNonNull(byTable.get(table), table).foldAll(inOrder, session);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
