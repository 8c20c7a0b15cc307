package almanac.datasource.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.datasource.api.AuditFeed.Entry;
import almanac.server.Given;
import almanac.server.Someone;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed tells of everything that happened, once and in order, and of nothing else, whatever it was that happened. */
class DataSourceAuditModelTest {

    private static final int STEPS = 60;
    private static final int FILTERS = 12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void the_feed_is_what_a_model_says(long seed) {
        RandomHistory history = new RandomHistory(seed);
        history.run(STEPS);
        String ofThese = "?dataSourceIds=" + history.ids();

        List<Entry> told = AuditFeed.read(Given.administrator(), ofThese);

        assertThat(told.stream().map(DataSourceAuditModelTest::timeless)).containsExactlyElementsOf(history.expected());
        assertThat(told).isSortedAccordingTo((one, other) -> other.at().compareTo(one.at()));
        for (Someone person : history.people()) {
            Set<String> owned = history.ownedBy(person);
            assertThat(AuditFeed.read(person.api(), ""))
                    .isEqualTo(told.stream()
                            .filter(entry -> owned.contains(entry.dataSource()))
                            .toList());
        }
        for (int n = 0; n < FILTERS; n++) {
            checkAFilter(history, told, ofThese);
        }
    }

    private static void checkAFilter(RandomHistory history, List<Entry> told, String ofThese) {
        Entry one = history.oneOf(told);
        Entry another = history.oneOf(told);
        Instant start = one.at().isBefore(another.at()) ? one.at() : another.at();
        Instant end = one.at().isBefore(another.at()) ? another.at() : one.at();
        Api administrator = Given.administrator();
        assertThat(AuditFeed.read(administrator, ofThese + "&startTime=" + start + "&endTime=" + end))
                .isEqualTo(told.stream()
                        .filter(entry ->
                                !entry.at().isBefore(start) && !entry.at().isAfter(end))
                        .toList());
        String named = "&dataSourceNames=" + one.name() + "&eventKinds=" + one.kind() + "," + another.kind();
        assertThat(AuditFeed.read(administrator, ofThese + named + "&endTime=" + end))
                .isEqualTo(told.stream()
                        .filter(entry -> entry.name().equals(one.name()))
                        .filter(entry -> List.of(one.kind(), another.kind()).contains(entry.kind()))
                        .filter(entry -> !entry.at().isAfter(end))
                        .toList());
    }

    private static Entry timeless(Entry entry) {
        return new Entry(
                entry.dataSource(), entry.name(), entry.kind(), entry.performedBy(), entry.metadata(), Instant.EPOCH);
    }
}
