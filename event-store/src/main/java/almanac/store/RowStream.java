package almanac.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Reads the rows of a result, mapped as they are asked for. */
final class RowStream<T> extends AbstractSpliterator<T> {

    private final ResultSet rows;
    private final Mapper<T> mapper;

    /** Maps the row at hand. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    RowStream(ResultSet rows, Mapper<T> mapper) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.rows = rows;
        this.mapper = mapper;
    }

    Stream<T> asStream() {
        return StreamSupport.stream(this, false);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        try {
            if (!rows.next()) {
                return false;
            }
            action.accept(mapper.map(rows));
            return true;
        } catch (SQLException e) {
            throw new EventStoreException("the log cannot be read further", e);
        }
    }
}
