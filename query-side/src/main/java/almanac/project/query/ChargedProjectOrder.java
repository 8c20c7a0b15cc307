package almanac.project.query;

/** The orders of a list of projects and what they are charged to. */
public enum ChargedProjectOrder {
    NAME("r.name"),
    CREATED("r.created_at");

    private final String column;

    ChargedProjectOrder(String column) {
        this.column = column;
    }

    String sql(boolean descending) {
        return column + (descending ? " desc" : "") + ", r.id";
    }
}
