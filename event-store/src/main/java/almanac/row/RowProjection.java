package almanac.row;

import almanac.shared.Projection;
import java.util.List;

/**
 * A projection that keeps the rows of one type: its table is theirs. A feature adds its event handler, which folds, and
 * its query handlers.
 *
 * @param <E> the sealed interface of the events of their streams
 * @param <R> the type of the rows
 */
public abstract class RowProjection<E, R extends Row<E>> implements Projection {

    protected final Rows<E, R> rows;

    protected RowProjection(RowStore store, ProjectionType<E, R> type) {
        this.rows = store.rows(type);
    }

    @Override
    public List<String> tables() {
        return List.of(rows.table());
    }
}
