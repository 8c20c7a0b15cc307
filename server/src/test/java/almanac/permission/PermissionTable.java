package almanac.permission;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The cells of permissions.txt. */
final class PermissionTable {

    /** The section of the API of MLflow. */
    static final String TRACKING = "tracking";

    /** Sections about projects, which have a visibility. */
    private static final List<String> PROJECTS = List.of("project", TRACKING);

    private static final List<String> VISIBILITIES = List.of("private", "searchable", "public");

    private PermissionTable() {}

    /**
     * What one person is answered when he asks for one operation.
     *
     * @param visibility of the project; empty where there is none
     */
    record Cell(String section, String operation, String person, String visibility, int status) {

        @Override
        public String toString() {
            return "%s: %s %s -> %d".formatted(operation, person, visibility, status);
        }
    }

    /** A test for each cell of a section that is not about projects. */
    static Stream<DynamicTest> tests(String section, Consumer<Cell> question) {
        return tests(section, "", question);
    }

    /** A test for each cell of the section about projects of one visibility. */
    static Stream<DynamicTest> tests(String section, String visibility, Consumer<Cell> question) {
        return all().stream()
                .filter(cell ->
                        cell.section().equals(section) && cell.visibility().equals(visibility))
                .map(cell -> dynamicTest(cell.toString(), () -> question.accept(cell)));
    }

    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>();
        String section = "";
        List<String> people = List.of();
        for (String line : lines()) {
            List<String> words = Arrays.asList(line.split("\\s+"));
            if (line.startsWith("[")) {
                section = line.substring(1, line.indexOf(']'));
            } else if (words.getFirst().equals("operation")) {
                people = words.subList(1, words.size());
            } else {
                addRow(cells, section, people, words);
            }
        }
        return cells;
    }

    private static void addRow(List<Cell> cells, String section, List<String> people, List<String> words) {
        if (words.size() != people.size() + 1) {
            throw new IllegalArgumentException("one status for each of " + people + " is needed: " + words);
        }
        for (int column = 0; column < people.size(); column++) {
            String person = people.get(column);
            statuses(section, words.get(column + 1))
                    .forEach((visibility, status) ->
                            cells.add(new Cell(section, words.getFirst(), person, visibility, status)));
        }
    }

    private static Map<String, Integer> statuses(String section, String cell) {
        if (!PROJECTS.contains(section)) {
            return Map.of("", Integer.valueOf(cell));
        }
        List<String> parts = Arrays.asList(cell.split("/", -1));
        Map<String, Integer> statuses = new LinkedHashMap<>();
        for (int i = 0; i < VISIBILITIES.size(); i++) {
            statuses.put(VISIBILITIES.get(i), Integer.valueOf(parts.size() == 1 ? cell : parts.get(i)));
        }
        return statuses;
    }

    private static List<String> lines() {
        try (InputStream file = Objects.requireNonNull(PermissionTable.class.getResourceAsStream("/permissions.txt"))) {
            Stream<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
