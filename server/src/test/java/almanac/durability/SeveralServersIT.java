package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two processes on one database, one of which is killed in the middle. */
@Timeout(420)
class SeveralServersIT {

    private static final int REQUESTS = 1_500;
    private static final String DATABASE = "several_servers";
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path directory;

    @Test
    void nothing_is_lost_doubled_or_read_late_though_one_is_killed() throws Exception {
        Server.running().database().execute("create database " + DATABASE);
        JdbcTemplate database = Server.running().database(DATABASE);
        CompletableFuture<ServerProcess> starting =
                CompletableFuture.supplyAsync(() -> started("one"), Thread::startVirtualThread);
        try (ServerProcess other = started("other");
                ServerProcess one = starting.join()) {
            Api administrator = one.api(keyOfTheFirst());
            String project = administrator
                    .post(
                            "/api/projects/beta/projects",
                            Map.of("name", "shared", "description", "", "visibility", "private"))
                    .expect(200)
                    .text("/project/id");
            MixedLoad load = MixedLoad.start(List.of(administrator, other.api(keyOfTheFirst())), project, REQUESTS);
            load.awaitAnswered(REQUESTS / 2);
            other.kill();
            load.end();

            assertAllThere(load, project, database);
            assertTrailIsComplete(database);
            Program.run(directory, "projections", "verify", "all", "--key=" + keyOfTheFirst(), one.url())
                    .expect(0);
        }
    }

    /** Started at the same moment, on an empty database: one made the administrator, the other found him. */
    private String keyOfTheFirst() throws IOException {
        List<Path> keys = Stream.of("one", "other")
                .map(name -> directory.resolve(name).resolve("admin-api-key"))
                .filter(Files::exists)
                .toList();
        assertThat(keys).hasSize(1);
        return Files.readString(keys.getFirst()).strip();
    }

    private ServerProcess started(String name) {
        List<String> settings = new ArrayList<>(List.of(Server.running().outside(DATABASE)));
        settings.add("--almanac.secrets.key=" + MASTER_KEY);
        settings.add("--spring.datasource.hikari.maximum-pool-size=8");
        try {
            return ServerProcess.start(directory.resolve(name), settings.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void assertAllThere(MixedLoad load, String shared, JdbcTemplate database) {
        Map<String, String> kept = new HashMap<>();
        database.query("select id, name from project_row", row -> {
            kept.put(row.getString(1), row.getString(2));
        });
        assertThat(kept).containsAllEntriesOf(load.created());
        assertThat(kept.values()).doesNotHaveDuplicates();
        List<String> reasons = database.queryForList("""
                select payload ->> 'reason' from domain_event
                where aggregate_identifier = ? and payload_type like '%ProjectBlocked'""", String.class, shared);
        assertThat(reasons).containsAll(load.sharedReasons());
        assertThat(reasons)
                .filteredOn(reason -> !load.sentTwice().contains(reason))
                .doesNotHaveDuplicates();
        assertThat(load.sharedReasons()).isNotEmpty();
    }

    private static void assertTrailIsComplete(JdbcTemplate database) {
        Awaitility.await("somebody has taken the feed over")
                .atMost(Duration.ofSeconds(30))
                .until(() -> database.queryForList("""
                                select not exists (
                                    select from domain_event
                                    where global_index not in (select position from audit_event))""", Boolean.class).getFirst());
        assertThat(database.queryForList("select position from audit_event order by 1", Long.class))
                .isEqualTo(database.queryForList("select global_index from domain_event order by 1", Long.class));
        assertThat(database.queryForList("select 1 from dead_letter_entry")).isEmpty();
    }
}
