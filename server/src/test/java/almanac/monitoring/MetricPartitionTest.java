package almanac.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.storage.custommetric.CustomMetricPartitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Values are in a partition of their month, which is made ahead of time and can be dropped as a whole. */
class MetricPartitionTest {

    private final Server server = Server.running();
    private final Someone ana = Someone.called("ana");
    private final String model = Given.aMonitoredModelIn(Given.aPrivateProjectOf(ana));

    private List<String> partitions() {
        return server.database()
                .queryForList(
                        "select inhrelid::regclass::text from pg_inherits where inhparent = 'metric_value'::regclass"
                                + " order by 1",
                        String.class);
    }

    private List<String> partitionOf(String at) {
        return server.database().queryForList("""
                select v.tableoid::regclass::text from metric_value v join metric_series s on s.id = v.series
                where s.model = ? and v.at = ?::timestamptz""", String.class, model, at);
    }

    private void log(String at) {
        ana.api()
                .post(
                        "/api/metricValues/v1",
                        Map.of("newMetricValues", List.of(MetricHttpTest.value(model, "accuracy", at, 1))))
                .expect(201);
    }

    @Test
    void the_server_makes_two_years_of_partitions_and_two_months_more() {
        Awaitility.await("partitions are made")
                .atMost(Duration.ofSeconds(20))
                .until(() -> partitions().size() >= 28);
        Instant now = server.bean(InstantSource.class).instant();
        log(now.toString());
        assertThat(partitionOf(now.toString()))
                .containsExactly(
                        "metric_value_" + now.toString().substring(0, 7).replace('-', '_'));
    }

    @Test
    void values_that_wait_for_their_partition_go_into_it_and_go_with_it() {
        log("1999-02-28T23:59:59.999999Z");
        log("1999-02-01T00:00:00Z");
        log("1999-03-01T00:00:00Z");
        assertThat(partitionOf("1999-02-01T00:00:00Z")).containsExactly("metric_value_rest");
        server.bean(CustomMetricPartitions.class).make(Instant.parse("1999-02-10T00:00:00Z"));
        assertThat(partitionOf("1999-02-01T00:00:00Z")).containsExactly("metric_value_1999_02");
        assertThat(partitionOf("1999-02-28T23:59:59.999999Z")).containsExactly("metric_value_1999_02");
        assertThat(partitionOf("1999-03-01T00:00:00Z")).containsExactly("metric_value_1999_03");
        log("1999-02-01T00:00:00Z");
        assertThat(partitionOf("1999-02-01T00:00:00Z")).hasSize(1);

        server.bean(CustomMetricPartitions.class).dropBefore(Instant.parse("1999-03-15T00:00:00Z"));
        assertThat(partitionOf("1999-02-01T00:00:00Z")).isEmpty();
        assertThat(partitionOf("1999-03-01T00:00:00Z")).hasSize(1);
        assertThat(partitions()).doesNotContain("metric_value_1999_02").contains("metric_value_1999_03");
    }
}
