package almanac.cost.event;

/** Where bills are exported to, as far as that may be shown. */
public record CostExport(
        String bucketName, String database, String region, String table, String projectId, String serviceKeyName) {}
