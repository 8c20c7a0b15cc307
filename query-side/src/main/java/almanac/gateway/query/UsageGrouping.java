package almanac.gateway.query;

/** What calls are summed up by, besides the currency of their cost. */
public enum UsageGrouping {
    DAY,
    USER,
    PROJECT,
    MODEL
}
