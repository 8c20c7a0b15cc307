package almanac.cost.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.cost.query.CostTerms.Charged;
import almanac.cost.query.CostTerms.Charges;
import almanac.cost.query.CostTerms.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CostLineTest {

    private static final Instant EVENING = Instant.parse("2026-03-10T22:30:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-12T01:00:00.001Z");

    /** Seven cents a minute, for two cores and 8 GiB. */
    private static final Price PRICE = new Price(new BigDecimal("0.07"), new BigDecimal("2"), new BigDecimal("8"), 0);

    private static Execution begunAt(Instant began) {
        Map<CostColumn, String> columns = new EnumMap<>(Map.of(
                CostColumn.KIND, "JOB",
                CostColumn.EXECUTION_ID, "e",
                CostColumn.WORKLOAD_ID, "w",
                CostColumn.HOST, "h",
                CostColumn.PROJECT_ID, "p",
                CostColumn.STARTER_ID, "s",
                CostColumn.TIER_ID, "t"));
        return new Execution(columns, began, began, false, PRICE);
    }

    private static Charges charged(Map<String, Charged> since) {
        TreeMap<Instant, Charged> all = new TreeMap<>();
        since.forEach((time, to) -> all.put(Instant.parse(time), to));
        return new Charges(all);
    }

    private static BigDecimal total(List<CostLine> lines) {
        return lines.stream().map(line -> line.amounts().total()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void an_execution_has_a_line_for_each_day_that_add_up_to_price_times_minutes() {
        List<CostLine> lines = begunAt(EVENING).lines(MORNING, null, Charges.NONE);
        assertThat(lines)
                .extracting(line -> line.span().lengthMs())
                .containsExactly(5_400_000L, 86_400_000L, 3_600_001L);
        BigDecimal exact = new BigDecimal("0.07")
                .multiply(new BigDecimal("95400.001"))
                .divide(new BigDecimal("60"), 20, RoundingMode.HALF_EVEN);
        assertThat(total(lines).subtract(exact).abs()).isLessThan(new BigDecimal("2E-12"));
        assertThat(lines.get(1).amounts().total()).isEqualByComparingTo("100.8"); // 1,440 minutes
    }

    @Test
    void days_add_up_to_the_whole_to_the_last_digit() {
        for (int i = 1; i < 200; i++) {
            Instant began = EVENING.plusMillis(i);
            Instant ended = MORNING.plusMillis(7L * i);
            BigDecimal cpu = begunAt(began).lines(ended, null, Charges.NONE).stream()
                    .map(line -> line.amounts().cpu())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal ms = BigDecimal.valueOf(Duration.between(began, ended).toMillis());
            assertThat(cpu)
                    .isEqualByComparingTo(PRICE.rate()
                            .perMinute()
                            .cpu()
                            .multiply(ms)
                            .divide(BigDecimal.valueOf(60_000), 12, RoundingMode.HALF_EVEN));
        }
    }

    @Test
    void a_price_is_split_in_the_relation_of_what_it_is_for_to_the_last_digit() {
        CostAmounts minute = PRICE.rate().perMinute();
        assertThat(minute.total()).isEqualByComparingTo("0.07");
        assertThat(minute.ram()).isEqualByComparingTo("0.024431310364"); // 8 * 0.004237 of 0.097118
        CostAmounts gpu =
                CostRate.of(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, 3).perMinute();
        assertThat(gpu.gpu()).isEqualByComparingTo("1");
        CostAmounts nothing =
                CostRate.of(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, 0).perMinute();
        assertThat(nothing.cpu()).isEqualByComparingTo("1");
    }

    @Test
    void a_change_of_the_tag_counts_from_the_next_midnight_for_what_still_runs() {
        Charges charges = charged(Map.of(
                "2026-03-01T00:00:00Z", new Charged("ana", ""),
                "2026-03-11T12:00:00Z", new Charged("ana", "ops")));
        assertThat(begunAt(EVENING).lines(MORNING, null, charges))
                .extracting(line -> line.key().get(CostColumn.TAG))
                .containsExactly(null, null, "ops");
        assertThat(begunAt(Instant.parse("2026-03-11T12:00:00Z")).lines(MORNING, null, charges))
                .extracting(line -> line.key().get(CostColumn.TAG))
                .containsExactly("ops", "ops");
    }

    @Test
    void what_is_heard_late_is_charged_to_whom_the_project_had_first_when_nothing_is_older() {
        Charges charges = charged(Map.of("2026-03-11T12:00:00Z", new Charged("bo", "ops")));
        assertThat(begunAt(EVENING).lines(MORNING, null, charges))
                .extracting(line -> line.key().get(CostColumn.OWNER_ID))
                .containsExactly("bo", "bo", "bo");
    }

    @Test
    void the_use_of_processors_is_spread_over_its_lines_and_adds_up() {
        List<CostLine> lines = begunAt(EVENING).lines(MORNING, new BigDecimal("77777777.7"), Charges.NONE);
        assertThat(lines.stream().map(line -> line.use().usedCoreMs()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("77777777.7");
        CostUse known = lines.getFirst().use();
        CostUse unknown =
                begunAt(EVENING).lines(MORNING, null, Charges.NONE).getFirst().use();
        assertThat(known.plus(unknown).usedCoreMs()).isNull();
        assertThat(known.plus(CostUse.NONE).usedCoreMs()).isEqualTo(known.usedCoreMs());
    }

    @Test
    void what_ends_as_it_begins_has_no_line() {
        assertThat(begunAt(EVENING).lines(EVENING, null, Charges.NONE)).isEmpty();
    }

    @Test
    void parts_of_a_line_add_up_to_it() {
        CostLine line = begunAt(EVENING).lines(MORNING, null, Charges.NONE).getLast();
        Instant cut = Instant.parse("2026-03-12T00:17:23.123Z");
        CostLine before = line.within(new CostSpan(EVENING, cut)).orElseThrow();
        CostLine after = line.within(new CostSpan(cut, MORNING)).orElseThrow();
        assertThat(before.plus(after.amounts()).amounts()).isEqualTo(line.amounts());
        assertThat(before.use().coreMs().add(after.use().coreMs()))
                .isEqualByComparingTo(line.use().coreMs());
        assertThat(line.within(new CostSpan(EVENING, line.span().from()))).isEmpty();
    }
}
