package almanac.shared;

import java.util.List;

/**
 * A component whose event handlers keep tables that are made from events alone: the tables can be emptied and filled
 * again from the first event on.
 */
public interface Projection {

    /** The tables that it alone writes, children before their parents. */
    List<String> tables();

    /** Tells whether decisions and the guard read its tables, so that every command holds on to them from its start. */
    default boolean isAskedByCommands() {
        return false;
    }
}
