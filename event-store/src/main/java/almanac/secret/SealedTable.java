package almanac.secret;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;

/** A table whose lines can be opened with the master key alone. A change of that key seals each line again. */
public final class SealedTable implements UnderMasterKey {

    private static final int PAGE = 500;

    private final JdbcOperations jdbc;
    private final String find;
    private final String page;
    private final String update;
    private final Resealing resealing;

    /** Returns the columns of a line as they are under the present key. */
    @FunctionalInterface
    public interface Resealing {

        Object[] columns(ResultSet line, MasterKey former, MasterKey present) throws SQLException;
    }

    /** Returns the encryption context of a line: one that is moved to another place cannot be opened there. */
    @FunctionalInterface
    public interface Context {

        String of(ResultSet line) throws SQLException;
    }

    /**
     * Describes a table.
     *
     * @param id column of the table's key, which is a text
     * @param sealed columns that the resealing returns, in its order
     */
    public SealedTable(JdbcOperations jdbc, String table, String id, List<String> sealed, Resealing resealing) {
        this.jdbc = jdbc;
        this.find = "select * from %s where %s = ?".formatted(table, id);
        this.page = "select * from %1$s where %2$s > ? order by %2$s limit %3$d".formatted(table, id, PAGE);
        this.update = sealed.stream()
                .map(column -> column + " = ?")
                .collect(Collectors.joining(", ", "update " + table + " set ", " where " + id + " = ?"));
        this.resealing = (line, former, present) -> {
            Object[] columns = resealing.columns(line, former, present);
            Object[] withId = Arrays.copyOf(columns, columns.length + 1);
            withId[columns.length] = line.getString(id);
            return withId;
        };
    }

    /** Describes a table of {@linkplain SealedSecret secrets}, in the columns {@code key_id} and {@code sealed}. */
    public static SealedTable ofSecrets(JdbcOperations jdbc, String table, String id, Context context) {
        return new SealedTable(jdbc, table, id, List.of("key_id", "sealed"), (line, former, present) -> {
            String of = context.of(line);
            SealedSecret sealed = present.seal(former.open(secret(line), of), of);
            return new Object[] {sealed.keyId(), sealed.box()};
        });
    }

    /** Returns the secret with that id. */
    public Optional<SealedSecret> find(String id) {
        return jdbc.query(find, (line, n) -> secret(line), id).stream().findFirst();
    }

    private static SealedSecret secret(ResultSet line) throws SQLException {
        return new SealedSecret(line.getString("key_id"), line.getString("sealed"));
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        List<Object[]> lines = after("", former, present);
        while (!lines.isEmpty()) {
            jdbc.batchUpdate(update, lines);
            Object[] last = lines.getLast();
            lines = after((String) last[last.length - 1], former, present);
        }
    }

    private List<Object[]> after(String id, MasterKey former, MasterKey present) {
        return jdbc.query(page, (line, n) -> resealing.columns(line, former, present), id);
    }
}
