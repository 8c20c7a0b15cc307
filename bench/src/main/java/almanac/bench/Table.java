package almanac.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of words below a heading, with the first column to the left and the others, which are numbers, to the right. */
final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    Table(String... heading) {
        lines.add(List.of(heading));
    }

    void add(String... words) {
        lines.add(List.of(words));
    }

    boolean isEmpty() {
        return lines.size() == 1;
    }

    String text() {
        return lines.stream().map(line -> padded(line, "  ")).collect(Collectors.joining("\n", "", "\n"));
    }

    String markdown() {
        List<String> rendered = new ArrayList<>();
        lines.forEach(line -> rendered.add("| " + padded(line, " | ") + " |"));
        String rule = IntStream.range(0, lines.getFirst().size())
                .mapToObj(column -> column == 0 ? "---" : "--:")
                .collect(Collectors.joining("|", "|", "|"));
        rendered.add(1, rule);
        return String.join("\n", rendered) + "\n";
    }

    private String padded(List<String> line, String between) {
        return IntStream.range(0, line.size())
                .mapToObj(column ->
                        (column == 0 ? "%-" : "%").concat(width(column) + "s").formatted(line.get(column)))
                .collect(Collectors.joining(between));
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
    }
}
