package almanac.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.monitoring.command.MetricCommand.LogMetricValues;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.server.Statements;
import almanac.shared.MonitoredModelId;
import almanac.shared.UserId;
import almanac.storage.custommetric.CustomMetricValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Values are logged in a few statements, however many they are. */
class MetricStatementsTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final int MANY = 1_000;

    private final Someone ana = Someone.called("ana");
    private final MonitoredModelId model = new MonitoredModelId(Given.aMonitoredModelIn(Given.aPrivateProjectOf(ana)));
    private final Caller caller = new Caller(new UserId(ana.id()), "a key", "of a test", null, null);

    private LogMetricValues values(int from, int many) {
        List<CustomMetricValue> values = IntStream.range(from, from + many)
                .mapToObj(n -> new CustomMetricValue(
                        model,
                        "metric-" + n % 10,
                        new TreeMap<>(Map.of("region", "eu-" + n % 3)),
                        BEGIN.plusSeconds(n),
                        0,
                        n))
                .toList();
        return new LogMetricValues(values);
    }

    private int statementsOf(LogMetricValues values) {
        Dispatch dispatch = Server.running().bean(Dispatch.class);
        return Statements.of(() -> dispatch.send(values, caller));
    }

    @Test
    void a_thousand_values_take_as_many_statements_as_one() {
        statementsOf(values(0, 30)); // the first of a series and of a set of tags add them
        int ofOne = statementsOf(values(30, 1));
        assertThat(ofOne).as("the model, the values, the event, the end").isBetween(3, 6);
        assertThat(statementsOf(values(1_000, MANY))).isEqualTo(ofOne);
    }
}
