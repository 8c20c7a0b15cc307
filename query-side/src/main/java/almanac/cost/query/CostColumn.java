package almanac.cost.query;

import java.util.Locale;

/** What a line of cost knows of itself: the columns by which a report can tell lines apart. */
enum CostColumn {
    KIND,
    EXECUTION_ID,
    WORKLOAD_ID,
    HOST,
    PROJECT_ID,
    OWNER_ID,
    STARTER_ID,
    TAG,
    TIER_ID,
    ENVIRONMENT_ID;

    /** Returns the name of the column in the tables of cost. */
    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }
}
