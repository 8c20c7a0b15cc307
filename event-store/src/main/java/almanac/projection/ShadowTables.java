package almanac.projection;

import almanac.projection.Projectors.Projector;
import almanac.store.AuthorizationCache;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Manages the second set of a projection's tables, in a schema of its own. A transaction that has {@link #use used} it
 * finds those tables under the names of the live ones, so the code that writes them needs no knowledge of it
 * (docs/adr/0011).
 */
@Component
class ShadowTables {

    /** Schema of the tables that are being filled. */
    static final String NEXT = "almanac_next";

    /** Schema of the tables that were read before the last switch. */
    static final String FORMER = "almanac_former";

    private static final String EXISTS = "select count(*) from pg_tables where schemaname = ? and tablename = any (?)";

    private final JdbcOperations jdbc;
    private final AuthorizationCache memory;
    private final Supplier<String> liveSchema;

    ShadowTables(JdbcOperations jdbc, AuthorizationCache memory) {
        this.jdbc = jdbc;
        this.memory = memory;
        this.liveSchema = SingletonSupplier.of(
                () -> Objects.requireNonNull(jdbc.queryForObject("select current_schema()", String.class)));
    }

    /** Makes the tables anew, empty. */
    void create(Projector projector) {
        drop(projector);
        jdbc.execute("create schema if not exists " + NEXT);
        for (String table : projector.tables()) {
            jdbc.execute("create table %s.%s (like %s including all)".formatted(NEXT, table, live(table)));
        }
    }

    void drop(Projector projector) {
        dropFrom(NEXT, projector);
    }

    /** Drops the tables that a server left when it died in the middle of a run. */
    void dropAll() {
        jdbc.execute("drop schema if exists %s cascade".formatted(NEXT));
    }

    /**
     * Has the transaction at hand write and read the second set from now on until it ends; it fails when there is none.
     * The set cannot be dropped meanwhile.
     */
    void use(Projector projector) {
        for (String table : projector.tables()) {
            jdbc.execute("lock table %s.%s in row exclusive mode".formatted(NEXT, table));
        }
        jdbc.execute("set local search_path = %s, %s".formatted(NEXT, liveSchema()));
    }

    /** Analyzes the tables, so that the first queries after the switch are planned for their content. */
    void analyze(Projector projector) {
        projector.tables().forEach(table -> jdbc.execute("analyze %s.%s".formatted(NEXT, table)));
    }

    /** Makes the second set the live one, and the live one the former. */
    void swap(Projector projector) {
        memory.change(() -> exchange(projector));
    }

    private void exchange(Projector projector) {
        String live = liveSchema();
        jdbc.execute("create schema if not exists " + FORMER);
        for (String table : projector.tables()) {
            jdbc.execute("alter table %s.%s set schema %s".formatted(live, table, FORMER));
            jdbc.execute("alter table %s.%s set schema %s".formatted(NEXT, table, live));
        }
    }

    boolean hasFormer(Projector projector) {
        return number(EXISTS, FORMER, projector.tables().toArray(String[]::new)) > 0;
    }

    void dropFormer(Projector projector) {
        dropFrom(FORMER, projector);
    }

    String live(String table) {
        return liveSchema() + "." + table;
    }

    private String liveSchema() {
        return liveSchema.get();
    }

    private void dropFrom(String schema, Projector projector) {
        List<String> tables = projector.tables();
        tables.forEach(table -> jdbc.execute("drop table if exists %s.%s".formatted(schema, table)));
    }

    private long number(String sql, Object... arguments) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, arguments));
    }
}
