package almanac.durability;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was answered with 200 is there, whatever dies: first PostgreSQL, then the server, in the middle of work of every kind. All
 * kinds share the three servers, because a start is what takes the time.
 */
@Order(2) // one of the longest
class KilledServerIT {

    @TempDir
    private Path directory;

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(directory.resolve("data"));
    }

    @Test
    void nothing_that_was_answered_is_lost_and_nothing_is_done_twice() throws Exception {
        Path data = directory.resolve("data");
        try (MailUnderWay mail = new MailUnderWay();
                CallUnderWay call = new CallUnderWay()) {
            List<UnderWay> all = List.of(
                    mail,
                    new JobsUnderWay(data),
                    new PredictionsUnderWay(data),
                    new FilesUnderWay(data),
                    new WritesUnderWay(),
                    call); // the last, because it ends by itself after four seconds
            String[] settings =
                    all.stream().flatMap(kind -> kind.settings().stream()).toArray(String[]::new);
            try (ServerProcess server = ServerProcess.on(data, settings)) {
                outlivePostgres(server);
                for (UnderWay kind : all) {
                    kind.prepare(server);
                }
                for (UnderWay kind : all) {
                    kind.begin(server);
                }
                server.kill();
            }
            for (UnderWay kind : all) {
                kind.serverIsDead();
            }
            TableDump live;
            try (ServerProcess again = ServerProcess.on(data, settings)) {
                assertAll(all.stream().map(kind -> () -> kind.check(again)));
                live = again.tables();
            }
            try (ServerProcess rebuilt = ServerProcess.on(data, with(settings, "--almanac.rebuild-on-start=true"))) {
                rebuilt.tables().assertSameAs(live);
                mail.assertNotSentAgain();
            }
        }
    }

    /** The server goes on by itself when its database has died and is there again. */
    private static void outlivePostgres(ServerProcess server) throws IOException, InterruptedException {
        Writers writers = Writers.start(server.api(), "around-");
        writers.awaitAcknowledged(WritesUnderWay.ENOUGH);
        server.killPostgres();
        writers.awaitAcknowledged(writers.acknowledgedSoFar() + WritesUnderWay.ENOUGH);
        WritesUnderWay.assertAllThere(server.api(), writers.stop());
    }

    private static String[] with(String[] settings, String another) {
        return Stream.concat(Stream.of(settings), Stream.of(another)).toArray(String[]::new);
    }
}
