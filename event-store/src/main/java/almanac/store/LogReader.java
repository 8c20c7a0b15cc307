package almanac.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the log for folds. Its reader is told how long each event is, so that a fold can bound its memory by bytes:
 * events have from a hundred bytes to a megabyte.
 */
@Component
public class LogReader {

    private static final Logger log = LoggerFactory.getLogger(LogReader.class);

    private final DataSource dataSource;
    private final PostgresEventStorageEngine engine;

    LogReader(DataSource dataSource, EventStorageEngine engine) {
        this.dataSource = dataSource;
        this.engine = (PostgresEventStorageEngine) engine;
    }

    /** Returns all events after a position in the order of the log, read as they are asked for. */
    public Stream<? extends TrackedEventMessage<?>> after(long position, LongConsumer read) {
        return engine.readInOrder(position, read);
    }

    /**
     * Returns all events up to a position that lies within the high-water mark, one stream after another, read as they
     * are asked for; to be closed. With all events of a stream together its row is made in memory and written once.
     */
    public Stream<? extends TrackedEventMessage<?>> upTo(long position, LongConsumer read) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                connection.setAutoCommit(false);
                begin(connection);
                return engine.readStreamByStream(connection, position, read).onClose(() -> close(connection));
            } catch (SQLException | RuntimeException e) { // whatever it was
                close(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw new EventStoreException("the log cannot be read stream by stream", e);
        }
    }

    /** Begins a transaction that lasts as long as its reader folds, and that sorts what it reads. */
    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local transaction_timeout = 0");
            statement.execute("set local idle_in_transaction_session_timeout = 0");
            statement.execute("set local work_mem = '64MB'");
        }
    }

    private static void close(Connection connection) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            log.debug("The connection that read the log had gone already", e);
        }
    }
}
