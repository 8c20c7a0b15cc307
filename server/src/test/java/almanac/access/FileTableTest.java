package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Server;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class FileTableTest {

    private static final DatasetId SALES = new DatasetId("66b0000000000000000000d7");

    private final Server server = Server.running();
    private final FileTable files = server.bean(FileTable.class);

    private static List<FilePath> paths(String... paths) {
        return Stream.of(paths).map(FilePath::new).toList();
    }

    /** Each of many new files asks: what one question goes through must not grow with the files that are there. */
    @Test
    void what_is_in_the_way_is_found_by_the_index_however_many_files_there_are() {
        server.bean(TransactionOperations.class).executeWithoutResult(status -> {
            server.database()
                    .update(
                            "insert into access_file select ?, 'file-' || n from generate_series(1, 20000) n",
                            SALES.value());
            files.add(SALES, new FilePath("a/b/c"));
            assertThat(files.inTheWay(SALES, new FilePath("file-7x"))).isEmpty();
            assertThat(files.inTheWay(SALES, new FilePath("file-7/x"))).hasValue(new FilePath("file-7"));
            assertThat(files.inTheWay(SALES, new FilePath("a/b"))).hasValue(new FilePath("a/b/c"));
            assertThat(files.inTheWay(SALES, paths("file-7x", "a/b/d"))).isEmpty();
            assertThat(files.inTheWay(SALES, paths("file-7x", "file-7/x"))).hasValue(new FilePath("file-7"));
            assertThat(files.inTheWay(SALES, paths("file-7x", "a/b"))).hasValue(new FilePath("a/b/c"));
            server.database().execute("analyze access_file");
            List<String> plan = plan(FileTable.IN_THE_WAY);
            assertThat(plan).noneMatch(line -> line.contains("Removed by Filter"));
            status.setRollbackOnly();
        });
    }

    /** As it is once the statement has been asked for often enough: made for any arguments. */
    private List<String> plan(String sql) {
        String numbered = sql;
        for (int place = 1; numbered.contains("?"); place++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + place);
        }
        server.database().execute("set local plan_cache_mode = force_generic_plan");
        server.database().execute("prepare in_the_way(text, text[], text, text, text) as " + numbered);
        List<String> plan = server.database()
                .queryForList(
                        "explain (analyze, costs off) execute in_the_way('%1$s', '{}', '%1$s', 'file-7x/', 'file-7x0')"
                                .formatted(SALES),
                        String.class);
        server.database().execute("deallocate in_the_way");
        return plan;
    }
}
