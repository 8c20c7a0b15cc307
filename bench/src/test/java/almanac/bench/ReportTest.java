package almanac.bench;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.bench.Results.Growth;
import almanac.bench.Results.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Machine MACHINE = new Machine("A processor", 2, 4096, "Linux", "ext4", "25", "18.6", 0.5);

    private final Results results = new Results(
            MACHINE,
            "pgbench",
            50_000,
            List.of(
                    line(Results.FLOOR, 4000),
                    line(Results.PLAIN_INSERT, 1600),
                    line(Results.PLAIN_SELECT, 5000),
                    line("create", 1000),
                    line("get", 4500),
                    line("list", 1500)),
            List.of(3.0, 2.0, 9.0),
            Optional.of(new Run("projects", 200_000, 31_000, 0)),
            List.of(
                    new Growth(1_000, List.of(line("get", 1000), line("list", 10))),
                    new Growth(1_000_000, List.of(line("get", 800), line("list", 0)))),
            Map.of("at the end", 480L));

    private static Line line(String what, double perSecond) {
        return new Line(what, new Measured(8, perSecond, 1, 2, 3, 4, 100, 0, 0.25, 0));
    }

    @Test
    void ratios_are_of_requests_a_second_and_costs_the_other_way_round() {
        assertThat(results.ratios())
                .containsExactly(
                        new Results.Ratio("create / floor", 8, 0.25),
                        new Results.Ratio("create / plain insert", 8, 0.625),
                        new Results.Ratio("get / plain select", 8, 0.9),
                        new Results.Ratio("cost of list / cost of get", 8, 3));
    }

    @Test
    void a_person_reads_a_table() {
        assertThat(new Report(results).text())
                .contains("A processor, 2 cores, 4096 MB")
                .containsPattern("create +8 +1000 +1.00 +2.00 +3.00 +4.00 +0 +0.250 +-\n")
                .containsPattern("create / floor +8 +0.25\n")
                .containsPattern("start-up, s: median +3.00\n")
                .containsPattern("rebuild of 200000 events, events/s +31000\n")
                .containsPattern("get +1000000 +800 +1.00 +3.00 +0 +1.25\n")
                .containsPattern("list +1000000 +0 +1.00 +3.00 +0 +-\n");
    }

    @Test
    void a_document_gets_the_same_in_markdown() {
        assertThat(new Report(results).markdown())
                .containsPattern("\\| ratio +\\| clients \\| value \\|\n\\|---\\|--:\\|--:\\|\n");
    }

    @Test
    void what_was_not_measured_is_not_shown() {
        Results nothing =
                new Results(MACHINE, "pgbench", 1, List.of(), List.of(), Optional.empty(), List.of(), Map.of());
        assertThat(new Report(nothing).text()).doesNotContain("growth", "ratio", "clients", "start-up");
    }
}
