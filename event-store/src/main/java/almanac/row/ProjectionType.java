package almanac.row;

import jakarta.persistence.Table;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One type of resources, as its projector declares it. All code that reads the past of resources works from this.
 *
 * @param name of the type in paths
 * @param eventType the sealed interface of the events of their streams
 * @param blank makes a row that has folded nothing
 * @param probe the query that every user that may see the whole of a row may ask: it stands for the right to see its
 *     past
 * @param mayBeLarge whether few requests can make a row of many megabytes
 */
public record ProjectionType<E, R extends Row<E>>(
        String name,
        Class<E> eventType,
        Class<R> rowType,
        Supplier<R> blank,
        Function<R, Object> probe,
        boolean mayBeLarge) {

    public ProjectionType(
            String name, Class<E> eventType, Class<R> rowType, Supplier<R> blank, Function<R, Object> probe) {
        this(name, eventType, rowType, blank, probe, false);
    }

    /**
     * Returns the same type, of which few requests can make a row of many megabytes: one is measured before it is read.
     */
    public ProjectionType<E, R> large() {
        return new ProjectionType<>(name, eventType, rowType, blank, probe, true);
    }

    /** Returns the table that keeps the rows. */
    String table() {
        return Objects.requireNonNull(rowType.getAnnotation(Table.class), rowType.getName())
                .name();
    }
}
