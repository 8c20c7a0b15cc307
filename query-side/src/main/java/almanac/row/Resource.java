package almanac.row;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One type of resources, as its projector declares it. All that reads the past of resources works from this.
 *
 * @param name of the type in paths
 * @param eventType the sealed interface of the events of their streams
 * @param blank makes a row that has folded nothing
 * @param probe the query that whoever may see the whole of a row may ask: it stands for the right to see its past
 */
public record Resource<E, R extends Row<E>>(
        String name, Class<E> eventType, Class<R> rowType, Supplier<R> blank, Function<R, Object> probe) {}
