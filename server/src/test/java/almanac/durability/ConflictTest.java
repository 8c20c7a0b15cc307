package almanac.durability;

import static almanac.server.Given.aPrivateProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.datasource.command.DataSourceCommand.RecordDataSourceAccess;
import almanac.datasource.event.DataSourceAccessEvent.DataSourceAccessed;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.event.ProjectEvent.ResultsBranchChosen;
import almanac.server.Given;
import almanac.server.Given.DataSource;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Another server appends to a stream, and commits in the very moment in which this one wants to. */
class ConflictTest {

    private final Server server = Server.running();
    private final javax.sql.DataSource connections =
            Objects.requireNonNull(server.database().getDataSource());
    private final Project project = aPrivateProjectOf(Someone.called("ana"));

    @Test
    void who_loses_once_tries_again_on_what_is_and_who_loses_twice_is_told_so() throws Exception {
        try (Other first = new Other(1);
                Other second = new Other(2)) {
            CompletableFuture<Answer> change = CompletableFuture.supplyAsync(this::change, Thread::startVirtualThread);
            first.commitWhenWaitedFor();
            second.commitWhenWaitedFor();
            assertThat(change.get(20, TimeUnit.SECONDS).expect(400).text("/errors/0"))
                    .contains("changed by others at the same time: try again");
        }
        assertThat(change().status()).isEqualTo(200);
    }

    /** Both have looked, and neither has found a stream. */
    @Test
    void of_two_who_begin_a_stream_the_second_decides_again_on_what_the_first_has_begun() throws Exception {
        DataSource source = Given.aDataSourceOf(project.owner());
        UserId user = new UserId(project.owner().id());
        DataSourceId dataSource = new DataSourceId(source.id());
        String stream = "data-source-access:%s:%s:0".formatted(dataSource, user);
        String looked = "{\"dataSource\": \"%s\"}".formatted(dataSource);
        try (Other first = new Other(stream, 0, "DataSourceAccess", DataSourceAccessed.class, looked)) {
            CompletableFuture<Void> look = CompletableFuture.runAsync(() -> server.bean(Dispatch.class)
                    .send(
                            new RecordDataSourceAccess(dataSource, user, Instant.EPOCH),
                            new Caller(user, "of a test", "of a test", null, null)));
            first.commitWhenWaitedFor();
            assertThat(look).succeedsWithin(Duration.ofSeconds(20));
        }
        assertThat(server.database()
                        .queryForList(
                                "select 1 from domain_event where aggregate_identifier = ?", Integer.class, stream))
                .hasSize(1);
    }

    private Answer change() {
        return project.owner()
                .api()
                .put(
                        project.path() + "/status",
                        Map.of("status", "active", "isBlocked", true, "blockedReason", "mine"));
    }

    /** Has appended an event that changes nothing, at a place in the project's stream, and not committed yet. */
    private final class Other implements AutoCloseable {

        private final Connection connection;
        private final String transaction;

        Other(long sequence) throws SQLException {
            this(
                    project.id(),
                    sequence,
                    "Project",
                    ResultsBranchChosen.class,
                    "{\"project\": \"%s\", \"branch\": \"main\"}".formatted(project.id()));
        }

        Other(String stream, long sequence, String type, Class<?> event, String payload) throws SQLException {
            connection = connections.getConnection();
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("""
                            insert into domain_event (event_identifier, aggregate_identifier, sequence_number, type,
                                time_stamp, payload_type, payload, meta_data)
                            values (gen_random_uuid()::text, ?, ?, ?, now(), ?, ?::json, json_build_object('userId', ?))""")) {
                insert.setString(1, stream);
                insert.setLong(2, sequence);
                insert.setString(3, type);
                insert.setString(4, event.getName());
                insert.setString(5, payload);
                insert.setString(6, project.owner().id());
                insert.executeUpdate();
            }
            try (Statement asked = connection.createStatement();
                    ResultSet row = asked.executeQuery("select pg_current_xact_id()::text")) {
                row.next();
                transaction = row.getString(1);
            }
        }

        void commitWhenWaitedFor() throws SQLException {
            Awaitility.await("the append waits for this one")
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !server.database()
                            .queryForList(
                                    "select 1 from pg_locks where locktype = 'transactionid' and not granted"
                                            + " and transactionid::text = ?",
                                    transaction)
                            .isEmpty());
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.close();
        }
    }
}
