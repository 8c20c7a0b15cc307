package almanac.datasource.api;

import almanac.contract.Api;
import almanac.server.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The audit feed of data sources, as tests read it: after it has caught up. */
final class AuditFeed {

    private static final String HAS_CAUGHT_UP = """
            select (convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint
                >= (select max(global_index) from domain_event)
            from token_entry where processor_name = 'data-source-audit'""";

    private AuditFeed() {}

    record Entry(
            String dataSource,
            String name,
            String kind,
            String performedBy,
            Map<String, String> metadata,
            Instant at) {}

    /** What somebody is answered, in its order. */
    static List<Entry> read(Api who, String query) {
        await();
        return who.get("/api/datasource/v1/audit" + query)
                .expect(200)
                .json()
                .valueStream()
                .map(AuditFeed::entry)
                .toList();
    }

    static void await() {
        Awaitility.await("the audit feed is up to date")
                .atMost(Duration.ofSeconds(20))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Server.running()
                        .database()
                        .queryForList(HAS_CAUGHT_UP, Boolean.class)
                        .contains(true));
    }

    private static Entry entry(JsonNode json) {
        Map<String, String> metadata = new TreeMap<>();
        json.path("metadata")
                .properties()
                .forEach(each -> metadata.put(each.getKey(), each.getValue().asString()));
        return new Entry(
                json.path("dataSourceId").asString(),
                json.path("dataSourceName").asString(),
                json.path("eventKind").asString(),
                json.path("performedBy").asString(),
                metadata,
                Instant.parse(json.path("timestamp").asString()));
    }
}
