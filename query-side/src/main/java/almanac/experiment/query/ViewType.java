package almanac.experiment.query;

/** Which of the things that can be deleted and restored a search is about. */
public enum ViewType {
    ACTIVE_ONLY("not r.deleted"),
    DELETED_ONLY("r.deleted"),
    ALL("true");

    private final String condition;

    ViewType(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
