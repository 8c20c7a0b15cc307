package almanac.access;

/** Answers a decision's questions about data sources, as of its own transaction. */
public interface DataSourceDirectory {

    /** Tells whether the name is taken. Data sources of all owners share one set of names (behaviour.md, 3.7). */
    boolean isDataSourceNameTaken(String name);
}
