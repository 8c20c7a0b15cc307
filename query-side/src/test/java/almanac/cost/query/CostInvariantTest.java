package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.cost.query.CostQuestion.SharedLabel;
import almanac.cost.query.CostQuestion.Sharing;
import almanac.cost.query.Machines.Presence;
import almanac.cost.query.Property.Choices;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The total is the same however it is cut: the invariants of billing-cost.md, C.2, on random histories and questions. */
class CostInvariantTest {

    private static final int TRIES = 400;

    private static final Instant BEGIN = Instant.parse("2026-02-27T00:00:00Z");
    private static final int MINUTES = 5 * 24 * 60;
    private static final CostNames NAMES = new CostNames(
            "almanac", Map.of("p1", "churn", "p2", "churn"), Map.of("u1", "ana", "u2", "bo"), Map.of("u2", "lab"));
    private static final CostQuestion PLAIN = new CostQuestion(
            List.of(CostField.WORKLOAD), new CostFilter.Everything<>(), false, true, false, Sharing.NONE);

    /** Something that happened in an installation. */
    private record History(
            List<CostLine> lines, List<Presence> machines, BigDecimal nodePrice, CostSpan window, Instant now) {

        List<CostLine> cut(CostSpan time, Set<CostColumn> columns) {
            Map<List<Object>, CostLine> groups = new HashMap<>();
            for (CostSpan part : time.days()) {
                lines.stream().flatMap(line -> line.within(part).stream()).forEach(line -> {
                    CostLine plain = new CostLine(part, projected(line.key(), columns), line.amounts(), line.use());
                    groups.merge(List.of(part, plain.key()), plain, CostInvariantTest::together);
                });
            }
            return List.copyOf(groups.values());
        }

        List<CostLine> idle(CostSpan time) {
            return Machines.idle(machines, lines, nodePrice).stream()
                    .flatMap(line -> time.days().stream().flatMap(part -> line.within(part).stream()))
                    .toList();
        }

        List<CostEntry> ask(CostQuestion question, CostSpan time) {
            return CostAllocation.entries(
                    time,
                    question,
                    cut(time, question.columns()),
                    question.idle() ? idle(time) : List.of(),
                    NAMES,
                    time.until(now));
        }

        BigDecimal total(CostQuestion question) {
            return CostInvariantTest.total(ask(question, window));
        }
    }

    private record Asked(History history, CostQuestion question, int pick) {}

    /** Puts lines together that a question does not tell apart, as the tables do. */
    private static CostLine together(CostLine one, CostLine other) {
        return new CostLine(
                one.span(),
                one.key(),
                one.amounts().plus(other.amounts()),
                one.use().plus(other.use()));
    }

    private static CostKey projected(CostKey key, Set<CostColumn> columns) {
        Map<CostColumn, String> kept = new HashMap<>();
        for (CostColumn column : columns) {
            if (key.get(column) != null) {
                kept.put(column, key.get(column));
            }
        }
        return new CostKey(kept);
    }

    private static BigDecimal total(List<CostEntry> entries) {
        return entries.stream().map(entry -> entry.amounts().total()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static History history(Choices choices) {
        List<CostLine> lines = new ArrayList<>();
        choices.some(8, CostInvariantTest::execution).forEach(lines::addAll);
        choices.some(3, CostInvariantTest::stored).forEach(lines::addAll);
        List<Presence> machines = choices.some(3, CostInvariantTest::presence);
        CostSpan window = span(choices);
        return new History(
                lines,
                machines,
                BigDecimal.valueOf(choices.below(500), 4),
                window,
                window.to().plusSeconds(1));
    }

    private static CostSpan span(Choices choices) {
        Instant from = BEGIN.plusMillis(choices.below(MINUTES) * 60_000L + choices.below(60_000));
        return new CostSpan(from, from.plusMillis(choices.below(MINUTES) * 60_000L + 1 + choices.below(60_000)));
    }

    private static List<CostLine> execution(Choices choices) {
        Map<CostColumn, String> key = new HashMap<>(Map.of(
                CostColumn.KIND, choices.of(List.of("JOB", "SESSION")),
                CostColumn.EXECUTION_ID, "e" + choices.below(9),
                CostColumn.WORKLOAD_ID, "w" + choices.below(4),
                CostColumn.HOST, choices.of(List.of("h1", "h2")),
                CostColumn.PROJECT_ID, choices.of(List.of("p1", "p2", "p3")),
                CostColumn.OWNER_ID, choices.of(List.of("u1", "u2")),
                CostColumn.STARTER_ID, choices.of(List.of("u1", "u2")),
                CostColumn.TIER_ID, choices.of(List.of("small", "large"))));
        if (choices.flag()) {
            key.put(CostColumn.TAG, choices.of(List.of("R&D", "ops")));
        }
        CostRate rate = CostRate.of(
                BigDecimal.valueOf(choices.below(3_000_000), 9),
                BigDecimal.valueOf(choices.below(40), 1),
                BigDecimal.valueOf(choices.below(640), 1),
                choices.below(3));
        return rate.lines(span(choices), null, day -> new CostKey(key));
    }

    private static List<CostLine> stored(Choices choices) {
        CostKey key = new CostKey(Map.of(
                CostColumn.KIND,
                "DATASET",
                CostColumn.WORKLOAD_ID,
                "d" + choices.below(2),
                CostColumn.PROJECT_ID,
                choices.of(List.of("p1", "p2"))));
        BigDecimal dollars = BigDecimal.valueOf(choices.below(100_000), 7);
        return span(choices).days().stream()
                .map(day -> new CostLine(
                        day, key, CostAmounts.stored(dollars), CostUse.stored(BigDecimal.TEN, 1, day.from(), day.to())))
                .toList();
    }

    private static Presence presence(Choices choices) {
        return new Presence(
                choices.of(List.of("h1", "h2", "h3")),
                span(choices),
                BigDecimal.valueOf(choices.below(16)),
                BigDecimal.valueOf(choices.below(64)));
    }

    private static Asked asked(Choices choices) {
        return new Asked(history(choices), question(choices), choices.below(100));
    }

    private static CostQuestion question(Choices choices) {
        List<CostField> aggregate = new ArrayList<>(List.of(field(choices)));
        aggregate.addAll(choices.some(3, CostInvariantTest::field));
        return new CostQuestion(
                aggregate, new CostFilter.Everything<>(), choices.flag(), true, false, sharing(choices));
    }

    private static CostField field(Choices choices) {
        return choices.of(List.of(CostField.values()));
    }

    private static Sharing sharing(Choices choices) {
        Set<String> namespaces = Set.copyOf(choices.some(1, each -> each.of(List.of("storage", "compute"))));
        List<SharedLabel> labels = choices.some(
                1, each -> new SharedLabel(CostField.PROJECT, each.of(List.of("p1", "p2", CostField.ABSENT))));
        return new Sharing(choices.flag(), namespaces, labels, BigDecimal.ZERO, choices.flag());
    }

    private static void check(Consumer<Asked> claim) {
        Property.holds(TRIES, 19, CostInvariantTest::asked, claim);
    }

    private static CostQuestion with(CostQuestion question, CostFilter<CostField> filter, boolean accumulate) {
        return new CostQuestion(
                question.aggregate(), filter, accumulate, question.idle(), question.external(), question.sharing());
    }

    private static CostQuestion with(CostQuestion question, Sharing sharing) {
        return new CostQuestion(question.aggregate(), question.filter(), question.accumulate(), true, false, sharing);
    }

    @Test
    void the_total_is_the_same_for_every_aggregate_and_every_way_to_share() {
        check(asked -> assertThat(asked.history().total(asked.question()))
                .isEqualByComparingTo(asked.history().total(PLAIN)));
    }

    @Test
    void the_days_add_up_to_what_is_accumulated() {
        check(asked -> {
            CostQuestion question = asked.question();
            Map<String, BigDecimal> days = byName(asked.history()
                    .ask(
                            with(question, question.filter(), false),
                            asked.history().window()));
            Map<String, BigDecimal> all = byName(asked.history()
                    .ask(
                            with(question, question.filter(), true),
                            asked.history().window()));
            assertThat(days).isEqualTo(all);
        });
    }

    private static Map<String, BigDecimal> byName(List<CostEntry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(
                        CostEntry::name,
                        entry -> entry.amounts().total().stripTrailingZeros(),
                        CostInvariantTest::sum));
    }

    private static BigDecimal sum(BigDecimal one, BigDecimal other) {
        return one.add(other).stripTrailingZeros();
    }

    @Test
    void filters_for_each_value_of_a_field_add_up_to_the_total() {
        check(asked -> {
            CostField field = CostField.values()[asked.pick() % CostField.values().length];
            Set<String> values = new TreeSet<>(Set.of(CostField.ABSENT));
            asked.history().lines().forEach(line -> values.add(field.of(line.key(), NAMES)));
            BigDecimal sum = values.stream()
                    .map(value -> new CostFilter.Comparison<>(field, CostFilter.Operator.EQUALS, false, List.of(value)))
                    .map(filter -> asked.history()
                            .total(with(
                                    asked.question(), filter, asked.question().accumulate())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(asked.history().total(PLAIN));
        });
    }

    @Test
    void a_cost_from_outside_is_added_exactly() {
        check(asked -> {
            Sharing plain = asked.question().sharing();
            BigDecimal month = BigDecimal.valueOf(1 + asked.pick(), 1);
            Sharing more = new Sharing(plain.idle(), plain.namespaces(), plain.labels(), month, plain.isEven());
            CostSpan window = asked.history().window();
            BigDecimal exact = month.multiply(BigDecimal.valueOf(window.lengthMs()))
                    .divide(new BigDecimal("2628288000"), 20, java.math.RoundingMode.HALF_EVEN);
            BigDecimal grown = asked.history()
                    .total(with(asked.question(), more))
                    .subtract(asked.history().total(PLAIN));
            assertThat(grown.subtract(exact).abs()).isLessThan(new BigDecimal("2E-12"));
        });
    }

    @Test
    void neighbouring_windows_add_up() {
        check(asked -> {
            CostSpan window = asked.history().window();
            Instant middle = window.from().plusMillis(window.lengthMs() * asked.pick() / 100);
            BigDecimal parts = Stream.of(new CostSpan(window.from(), middle), new CostSpan(middle, window.to()))
                    .filter(part -> part.lengthMs() > 0)
                    .map(part -> total(asked.history().ask(asked.question(), part)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(parts).isEqualByComparingTo(asked.history().total(PLAIN));
        });
    }

    @Test
    void no_entry_is_negative_and_each_is_the_sum_of_its_parts() {
        check(asked -> assertThat(
                        asked.history().ask(asked.question(), asked.history().window()))
                .allSatisfy(entry -> {
                    CostAmounts amounts = entry.amounts();
                    assertThat(Stream.of(amounts.cpu(), amounts.ram(), amounts.gpu(), amounts.pv(), amounts.shared()))
                            .allMatch(part -> part.signum() >= 0);
                    CostAllocationV1 wire = CostAllocationV1.of(entry, NAMES);
                    assertThat(wire.cpuCost()
                                    .add(wire.ramCost())
                                    .add(wire.gpuCost())
                                    .add(wire.pvCost())
                                    .subtract(wire.totalCost())
                                    .abs())
                            .isLessThanOrEqualTo(new BigDecimal("2E-10"));
                }));
    }

    @Test
    void assets_cost_what_allocations_cost_with_idle() {
        check(asked -> {
            History history = asked.history();
            CostSpan window = history.window();
            List<CostAsset> assets =
                    CostAssets.of(window.days(), history.cut(window, CostAssets.COLUMNS), history.idle(window));
            BigDecimal sum =
                    assets.stream().map(asset -> asset.amounts().total()).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(history.total(PLAIN));
        });
    }

    @Test
    void the_order_in_which_lines_came_makes_no_difference() {
        check(asked -> {
            History history = asked.history();
            List<CostLine> shuffled = new ArrayList<>(history.lines());
            Collections.shuffle(shuffled, new Random(asked.pick()));
            History other =
                    new History(shuffled, history.machines(), history.nodePrice(), history.window(), history.now());
            assertThat(byName(other.ask(asked.question(), history.window())).keySet())
                    .isEqualTo(byName(history.ask(asked.question(), history.window()))
                            .keySet());
            assertThat(other.total(asked.question())).isEqualByComparingTo(history.total(PLAIN));
        });
    }

    @Test
    void what_idle_machines_cost_is_all_of_the_machines_that_nothing_ran_on() {
        CostSpan day = new CostSpan(BEGIN, BEGIN.plusSeconds(86_400));
        List<CostLine> idle = Machines.idle(
                List.of(new Presence("h1", day, BigDecimal.valueOf(4), BigDecimal.valueOf(16))),
                List.of(),
                new BigDecimal("0.05"));
        assertThat(idle.getFirst().amounts().total()).isEqualByComparingTo("72"); // 1,440 minutes
    }
}
