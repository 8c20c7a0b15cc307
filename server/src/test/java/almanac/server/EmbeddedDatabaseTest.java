package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.role.StartupRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedDatabaseTest {

    private static DataDirectory made(Path directory) {
        FreshCluster.copyTo(directory);
        return DataDirectory.open(directory.toString());
    }

    @Test
    void what_is_committed_is_on_disk_and_only_the_password_opens_it(@TempDir Path directory) throws Exception {
        try (DataDirectory data = DataDirectory.open(directory.toString());
                EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
            assertThat(settings(database))
                    .containsEntry("fsync", "on")
                    .containsEntry("synchronous_commit", "on")
                    .containsEntry("full_page_writes", "on")
                    .containsEntry("data_checksums", "on")
                    .containsEntry("password_encryption", "scram-sha-256")
                    .containsEntry("listen_addresses", "");
            assertThatThrownBy(() -> open(database, "")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> open(database, "guess")).hasMessageContaining("password authentication failed");
            assertThat(Files.readString(directory.resolve("postgres/pg_hba.conf"))
                            .lines())
                    .noneMatch(line -> line.matches("\\s*[a-z].*\\btrust\\b.*"));
            for (String secret : new String[] {"postgres.password", "postgres.log"}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(secret))))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(Postmaster.of(directory.resolve("postgres"))).isEmpty();
    }

    /** Whoever may open connections may take all; a socket in a directory of the owner's is out of reach. */
    @Test
    void no_port_is_there_to_be_starved_and_the_directory_is_closed_to_others(@TempDir Path directory)
            throws Exception {
        try (DataDirectory data = made(directory);
                EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
            execute(database, "select 1");
            Path home = directory.resolve("postgres");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(".s.PGSQL.5432"))))
                    .isEqualTo("rwx------");
            assertThat(Files.readAllLines(home.resolve("postmaster.pid")).get(5))
                    .isBlank(); // where it listens
        }
    }

    @Test
    void a_directory_whose_name_is_too_long_for_a_socket_gets_a_port(@TempDir Path directory) throws Exception {
        Path deep = directory.resolve("d".repeat(100));
        try (DataDirectory data = made(deep);
                EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
            assertThat(database.getJdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
            execute(database, "select 1");
        }
    }

    @Test
    void who_asks_for_a_port_gets_one_and_the_next_start_may_go_back(@TempDir Path directory) throws Exception {
        try (DataDirectory data = made(directory)) {
            try (EmbeddedDatabase database = EmbeddedDatabase.startIn(data, true)) {
                assertThat(settings(database))
                        .containsEntry("listen_addresses", "127.0.0.1")
                        .containsEntry("unix_socket_directories", "");
                execute(database, "create table kept (line text)");
            }
            try (EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
                assertThat(database.getJdbcUrl()).startsWith("jdbc:postgresql://localhost/");
                execute(database, "select * from kept");
            }
        }
    }

    /** Spaces, quotes and commas are taken apart or resolved in three places: the configuration, the list, the address. */
    @Test
    void a_directory_may_have_any_name(@TempDir Path directory) throws Exception {
        Path odd = directory.resolve("it's, a dir, 100%&ä+");
        try (DataDirectory data = DataDirectory.open(odd.toString());
                EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
            assertThat(database.getJdbcUrl()).startsWith("jdbc:postgresql://localhost/");
            execute(database, "select 1");
        }
    }

    @Test
    void the_lock_of_a_killed_database_is_no_obstacle_though_its_number_is_anothers(@TempDir Path directory)
            throws Exception {
        try (DataDirectory data = made(directory)) {
            PostgresCluster cluster = new PostgresCluster(data, PostgresBinaries.unpacked(data));
            cluster.create();
            Files.writeString(
                    data.resolve("postgres").resolve(".s.PGSQL.5432.lock"),
                    ProcessHandle.current().pid() + "\n" + data.resolve("postgres") + "\n0\n5432\n\n");
            assertThat(cluster.startOnSocket()).isInstanceOf(PostgresAddress.Socket.class);
            cluster.stop();
        }
    }

    @Test
    void two_servers_live_side_by_side(@TempDir Path one, @TempDir Path other) throws Exception {
        try (DataDirectory first = made(one);
                DataDirectory second = DataDirectory.open(other.toString());
                EmbeddedDatabase left = EmbeddedDatabase.startIn(first, false);
                EmbeddedDatabase right = EmbeddedDatabase.startIn(second, false)) {
            execute(left, "create table kept (line text)");
            assertThat(left.getJdbcUrl()).isNotEqualTo(right.getJdbcUrl());
            assertThat(left.getPassword()).isNotEqualTo(right.getPassword());
            assertThatThrownBy(() -> execute(right, "select * from kept")).hasMessageContaining("does not exist");
        }
    }

    @Test
    void what_a_killed_server_left_running_is_stopped_and_its_data_kept(@TempDir Path directory) throws Exception {
        try (DataDirectory data = made(directory)) {
            PostgresCluster abandoned = new PostgresCluster(data, PostgresBinaries.unpacked(data));
            abandoned.create();
            abandoned.startOnSocket();
            Postmaster orphan = Postmaster.of(data.resolve("postgres")).orElseThrow();
            try (EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
                execute(database, "create table kept (line text)");
                assertThat(orphan.isAlive()).isFalse();
                assertThat(Postmaster.of(data.resolve("postgres"))).isPresent();
            }
        }
    }

    /** The rest of a PostgreSQL whose main process was killed may need a moment to see that. */
    @Test
    void the_end_of_what_a_killed_database_left_is_waited_for(@TempDir Path directory) throws Exception {
        try (DataDirectory data = made(directory)) {
            PostgresCluster killed = new PostgresCluster(data, PostgresBinaries.unpacked(data));
            killed.create();
            String url = killed.startOnSocket().url("postgres");
            try (Connection connection = DriverManager.getConnection(url, PostgresCluster.USER, killed.password());
                    Statement statement = connection.createStatement();
                    ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
                pid.next();
                long backend = pid.getLong(1);
                signal("STOP", backend);
                signal(
                        "KILL",
                        Postmaster.of(data.resolve("postgres")).orElseThrow().pid());
                try (EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
                    Path log = directory.resolve("postgres.log");
                    Awaitility.await("a start was refused")
                            .atMost(Duration.ofSeconds(15))
                            .untilAsserted(() -> assertThat(Files.readString(log))
                                    .containsAnyOf("already exists", "pre-existing shared memory block"));
                    signal("KILL", backend);
                    execute(database, "create table kept (line text)");
                    connection.abort(Runnable::run); // there is nobody to take leave of
                }
            }
        }
    }

    private static void signal(String signal, long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process)
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void a_database_that_dies_comes_back_at_the_same_place_with_every_commit(@TempDir Path directory) throws Exception {
        try (DataDirectory data = made(directory);
                EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
            String url = database.getJdbcUrl();
            execute(database, "create table kept (line text)");
            execute(database, "insert into kept values ('committed')");
            ProcessHandle.of(Postmaster.of(directory.resolve("postgres"))
                            .orElseThrow()
                            .pid())
                    .ifPresent(ProcessHandle::destroyForcibly);
            assertThat(eventually(database, "select line from kept")).isEqualTo("committed");
            assertThat(database.getJdbcUrl()).isEqualTo(url);
        }
    }

    @Test
    void a_first_start_that_was_cut_short_does_not_spoil_the_directory(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("postgres.new/base"));
        Files.writeString(directory.resolve("postgres.new/PG_VERSION"), "18\n");
        try (DataDirectory data = DataDirectory.open(directory.toString());
                EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
            execute(database, "select 1");
            assertThat(directory.resolve("postgres.new")).doesNotExist();
        }
    }

    @Test
    void a_strangers_process_number_in_the_file_is_left_alone(@TempDir Path directory) throws IOException {
        Files.writeString(
                directory.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        assertThat(Postmaster.of(directory)).isEmpty();
    }

    @Test
    void a_lost_password_is_said_in_one_line(@TempDir Path directory) throws IOException {
        Files.createDirectories(directory.resolve("postgres"));
        try (DataDirectory data = DataDirectory.open(directory.toString());
                EmbeddedDatabase database = EmbeddedDatabase.startIn(data, false)) {
            assertThatThrownBy(database::getJdbcUrl)
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void an_unknown_machine_is_told_to_bring_its_own() {
        assertThatThrownBy(() -> PostgresBinaries.archive("Plan 9", "sparc"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("--spring.datasource.url");
    }

    private static Map<String, String> settings(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = open(database, database.getPassword());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name, setting from pg_settings")) {
            Map<String, String> settings = new HashMap<>();
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            return settings;
        }
    }

    private static String eventually(EmbeddedDatabase database, String query) throws SQLException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            try (Connection connection = open(database, database.getPassword());
                    var statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getString(1);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Pause.of(Duration.ofMillis(100));
            }
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = open(database, database.getPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection open(EmbeddedDatabase database, String password) throws SQLException {
        return DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), password);
    }
}
