package almanac.shared;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table of permissions as people write it: a row for each permission, a column for each holder, x where it is held. */
record PermissionTable(List<String> holders, List<Row> rows) {

    /** One cell. */
    record Cell(Permission permission, String holder, boolean isHeld) {}

    private record Row(Permission permission, List<Boolean> held) {}

    static PermissionTable parse(String text) {
        List<List<String>> lines = text.lines().map(PermissionTable::cells).toList();
        List<String> heading = lines.getFirst();
        return new PermissionTable(
                heading.subList(1, heading.size()),
                lines.stream().skip(1).map(PermissionTable::row).toList());
    }

    List<Permission> permissions() {
        return rows.stream().map(Row::permission).toList();
    }

    Stream<Cell> cells() {
        return rows.stream()
                .flatMap(row -> IntStream.range(0, holders.size())
                        .mapToObj(n -> new Cell(
                                row.permission(), holders.get(n), row.held().get(n))));
    }

    private static Row row(List<String> cells) {
        return new Row(
                Permission.valueOf(cells.getFirst()),
                cells.stream().skip(1).map("x"::equals).toList());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }
}
