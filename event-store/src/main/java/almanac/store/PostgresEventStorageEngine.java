package almanac.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Stores events with Axon's JDBC engine, payload and metadata in {@code json} columns and the time in a
 * {@code timestamptz}, so that people and SQL can read the log (docs/adr/0001). Keeps no snapshots: no stream is long.
 */
final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    private static final int BATCH_SIZE = 500;
    private static final String UNIQUE_VIOLATION = "23505";

    /** Bytes of one batch, whatever number of events that is: an event has from a hundred bytes to a megabyte. */
    private static final long BATCH_BYTES = 512 * 1024;

    /** Characters of the events that are kept for followers: four batches. */
    private static final long TAIL_LENGTH = 4 * BATCH_BYTES;

    private static final String FITTING = """
            select * from (
                select e.*, sum(bytes) over (order by %1$s rows unbounded preceding) as reached
                from (select *, octet_length(payload::text) + octet_length(meta_data::text) as bytes from domain_event
                      where %2$s order by %1$s limit ?) e) fitting
            where reached - bytes < ? order by %1$s""";

    private static final String AFTER = FITTING.formatted("global_index", "global_index > ? and global_index <= ?");
    private static final String OF_STREAM =
            FITTING.formatted("sequence_number", "aggregate_identifier = ? and sequence_number >= ?");
    private static final String STREAM_BY_STREAM =
            "select * from domain_event where global_index <= ? order by aggregate_identifier, sequence_number";
    private static final int FETCHED_AT_ONCE = 50; // of a megabyte each at most

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final HighWaterMark highWaterMark;
    private final LogTail tail = new LogTail(TAIL_LENGTH, this::read);

    private PostgresEventStorageEngine(
            Builder builder,
            ConnectionProvider connections,
            TransactionManager transactions,
            HighWaterMark highWaterMark) {
        super(builder);
        this.connections = connections;
        this.transactions = transactions;
        this.highWaterMark = highWaterMark;
    }

    static PostgresEventStorageEngine of(
            Serializer events,
            ConnectionProvider connections,
            TransactionManager transactions,
            HighWaterMark highWaterMark,
            Configuration configuration) {
        Builder builder = builder()
                .dataType(String.class)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(events)
                .snapshotSerializer(events)
                .upcasterChain(configuration.upcasterChain())
                .persistenceExceptionResolver(PostgresEventStorageEngine::isDuplicate)
                .schema(LogSchema.COLUMNS)
                .batchSize(BATCH_SIZE);
        return new PostgresEventStorageEngine(builder, connections, transactions, highWaterMark);
    }

    private static boolean isDuplicate(Exception fault) {
        return fault instanceof SQLException refused && UNIQUE_VIOLATION.equals(refused.getSQLState());
    }

    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("insert into domain_event ("
                + schema().domainEventFields() + ") values (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)");
        for (EventMessage<?> message : events) {
            DomainEventMessage<?> event = inItsStream(message);
            SerializedObject<String> payload = event.serializePayload(serializer, String.class);
            statement.setString(1, event.getIdentifier());
            statement.setString(2, event.getAggregateIdentifier());
            statement.setLong(3, event.getSequenceNumber());
            statement.setString(4, event.getType());
            writeTimestamp(statement, 5, event.getTimestamp());
            statement.setString(6, payload.getType().getName());
            statement.setString(7, payload.getType().getRevision());
            statement.setString(8, payload.getData());
            statement.setString(
                    9, event.serializeMetaData(serializer, String.class).getData());
            statement.addBatch();
        }
        return statement;
    }

    /**
     * Reports a place in a stream that another transaction has taken as a conflict, the first place too. Axon has an
     * exception of its own for that one, which is no conflict and would not be tried again.
     */
    @Override
    protected void handlePersistenceException(Exception fault, EventMessage<?> failed) {
        if (isDuplicate(fault)) {
            throw new ConcurrencyException("another transaction has appended to the same stream first", fault);
        }
        super.handlePersistenceException(fault, failed);
    }

    /** Gives an event of no aggregate a stream of its own. */
    private static DomainEventMessage<?> inItsStream(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0, event, event::getTimestamp);
    }

    @Override
    protected void writeTimestamp(PreparedStatement statement, int position, Instant time) throws SQLException {
        statement.setObject(position, time.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant()
                .toString();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the engine's data type is String
    protected <T> T readPayload(ResultSet row, String column) throws SQLException {
        return (T) row.getString(column);
    }

    /** Reads for followers of the log, in order and to the high-water mark: a position says all about what was read. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int batchSize) {
        long position = last == null ? 0 : last.position().orElseThrow();
        long settled = highWaterMark.settled();
        return settled <= position ? List.of() : tail.after(position, settled, batchSize);
    }

    private List<TrackedEventData<?>> settledAfter(long position) {
        return read(position, highWaterMark.settled(), BATCH_SIZE);
    }

    private List<TrackedEventData<?>> read(long position, long settled, int most) {
        return transactions.fetchInTransaction(() -> JdbcUtils.executeQuery(
                connection(),
                connection -> after(connection, position, settled, most),
                JdbcUtils.<TrackedEventData<?>>listResults(this::trackedEvent),
                e -> new EventStoreException("the log cannot be read after position " + position, e)));
    }

    private static PreparedStatement after(Connection connection, long position, long settled, int most)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(AFTER);
        statement.setLong(1, position);
        statement.setLong(2, settled);
        statement.setInt(3, most);
        statement.setLong(4, BATCH_BYTES);
        return statement;
    }

    /** Reads batch by batch; of a long stream of long texts no more than one batch is in memory. */
    @Override
    protected Stream<? extends DomainEventData<?>> readEventData(String stream, long first) {
        return new EventBatches(sequence -> batch(stream, sequence), first).asStream();
    }

    private EventBatches.Batch batch(String stream, long first) {
        AtomicLong bytes = new AtomicLong();
        List<DomainEventData<?>> events = transactions.fetchInTransaction(() -> JdbcUtils.executeQuery(
                connection(),
                connection -> ofStream(connection, stream, first),
                JdbcUtils.<DomainEventData<?>>listResults(row -> {
                    bytes.set(row.getLong("reached"));
                    return getDomainEventData(row);
                }),
                e -> new EventStoreException("the events of '%s' cannot be read".formatted(stream), e)));
        return new EventBatches.Batch(events, events.size() < BATCH_SIZE && bytes.get() < BATCH_BYTES);
    }

    private static PreparedStatement ofStream(Connection connection, String stream, long first) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(OF_STREAM);
        statement.setString(1, stream);
        statement.setLong(2, first);
        statement.setInt(3, BATCH_SIZE);
        statement.setLong(4, BATCH_BYTES);
        return statement;
    }

    /**
     * Reads all events after a position from the database itself, in the order of the log: rows are compared with the
     * log and rebuilt from it, so what followers keep of it does not count.
     *
     * @param read is told of each how long it is, before it is given
     */
    Stream<? extends TrackedEventMessage<?>> readInOrder(long position, LongConsumer read) {
        Stream<TrackedEventData<?>> events = Stream.iterate(
                        settledAfter(position),
                        batch -> !batch.isEmpty(),
                        batch -> settledAfter(LogTail.positionOf(batch.getLast())))
                .flatMap(List::stream)
                .map(event -> told(event, read));
        return EventUtils.upcastAndDeserializeTrackedEvents(events, getEventSerializer(), upcasterChain);
    }

    private static TrackedEventData<?> told(TrackedEventData<?> event, LongConsumer read) {
        read.accept(LogTail.lengthOf(event));
        return event;
    }

    /**
     * Reads one stream after another, each in its order, up to a position; on a connection that is in a transaction.
     *
     * @param read is told of each event how long it is, before it is given
     */
    Stream<? extends TrackedEventMessage<?>> readStreamByStream(Connection connection, long until, LongConsumer read)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(STREAM_BY_STREAM);
        statement.setFetchSize(FETCHED_AT_ONCE); // or all would be in memory at once
        statement.setLong(1, until);
        Stream<TrackedEventData<?>> events = new RowStream<TrackedEventData<?>>(
                        statement.executeQuery(), row -> told(trackedEvent(row), read))
                .asStream();
        return EventUtils.upcastAndDeserializeTrackedEvents(events, getEventSerializer(), upcasterChain);
    }

    private TrackedEventData<?> trackedEvent(ResultSet row) throws SQLException {
        return new TrackedDomainEventData<>(
                new GlobalSequenceTrackingToken(row.getLong("global_index")), getDomainEventData(row));
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(highWaterMark.settle());
    }

    private Connection connection() {
        try {
            return connections.getConnection();
        } catch (SQLException e) {
            throw new EventStoreException("the database gives no connection", e);
        }
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }
}
