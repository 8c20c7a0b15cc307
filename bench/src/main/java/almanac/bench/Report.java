package almanac.bench;

import almanac.bench.Results.Growth;
import almanac.bench.Results.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Formats results for people to read. */
final class Report {

    private static final String NOT_KNOWN = "-";

    private final Results results;

    Report(Results results) {
        this.results = results;
    }

    String text() {
        return rendered(Table::text);
    }

    String markdown() {
        return rendered(Table::markdown);
    }

    private String rendered(Function<Table, String> style) {
        List<String> parts = new ArrayList<>();
        parts.add("Machine: %s.\n".formatted(results.machine().sentence()));
        parts.add("Floor by %s. The load generator and a server that does nothing: %s requests a second.\n"
                .formatted(results.floorBy(), whole(results.ceiling())));
        List.of(loads(), ratios(), others(), growth()).stream()
                .filter(table -> !table.isEmpty())
                .map(style)
                .forEach(parts::add);
        return String.join("\n", parts);
    }

    private Table loads() {
        Table table = new Table(
                "operation",
                "clients",
                "per second",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "p99.9 ms",
                "errors",
                "CPU ms",
                "PostgreSQL CPU ms");
        for (Line line : results.lines()) {
            Measured measured = line.measured();
            table.add(
                    line.what(),
                    Integer.toString(measured.clients()),
                    whole(measured.perSecond()),
                    fine(measured.p50()),
                    fine(measured.p95()),
                    fine(measured.p99()),
                    fine(measured.p999()),
                    Long.toString(measured.errors()),
                    cpu(measured.cpu()),
                    cpu(measured.databaseCpu()));
        }
        return table;
    }

    private Table ratios() {
        Table table = new Table("ratio", "clients", "value");
        results.ratios()
                .forEach(ratio -> table.add(ratio.what(), Integer.toString(ratio.clients()), fine(ratio.value())));
        return table;
    }

    private Table others() {
        Table table = new Table("what", "value");
        if (!results.starts().isEmpty()) {
            List<Double> sorted = results.starts().stream().sorted().toList();
            table.add("start-up, s: median", fine(sorted.get((sorted.size() - 1) / 2)));
            table.add("start-up, s: slowest", fine(sorted.getLast()));
        }
        results.rebuild()
                .ifPresent(run -> table.add(
                        "rebuild of %d events, events/s".formatted(run.events()), Long.toString(run.perSecond())));
        results.residentMegabytes()
                .forEach((when, megabytes) -> table.add("resident memory, MB: " + when, Long.toString(megabytes)));
        return table;
    }

    /** Returns the cost of each load, in units of what it costs with the fewest projects. */
    private Table growth() {
        Table table = new Table("growth", "projects", "per second", "p50 ms", "p99 ms", "errors", "cost to first");
        for (Growth step : results.growth()) {
            for (Line line : step.lines()) {
                double first = results.growth().getFirst().perSecond(line.what());
                table.add(
                        line.what(),
                        Long.toString(step.projects()),
                        whole(line.measured().perSecond()),
                        fine(line.measured().p50()),
                        fine(line.measured().p99()),
                        Long.toString(line.measured().errors()),
                        fine(first / line.measured().perSecond()));
            }
        }
        return table;
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    /** Formats a figure. A load may be so slow that nothing was answered in time. */
    private static String fine(double number) {
        return Double.isNaN(number) || Double.isInfinite(number)
                ? NOT_KNOWN
                : String.format(Locale.ROOT, "%.2f", number);
    }

    /** Formats processor time. Zero means that it is unknown. */
    private static String cpu(double millis) {
        return millis == 0 ? NOT_KNOWN : String.format(Locale.ROOT, "%.3f", millis);
    }
}
