package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.server.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** An installation is its events and the keys of its people: with both it can be made again elsewhere, to the byte. */
@Order(3) // exports all of its lane, which has little in it as yet
class ExportImportIT {

    @TempDir
    private Path directory;

    private final Server server = Server.running();

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(data());
    }

    /** What goes wrong before leaves the installation as empty as it was. */
    @Test
    void after_failures_and_a_kill_an_installation_made_again_from_an_export_is_the_same() throws Exception {
        RebuildTest.leaveEventsOfEveryType();
        Someone ana = Someone.called("ana");
        Path file = directory.resolve("events.ndjson.gz");
        Path keys = directory.resolve("people.keys");
        String original = server.bean(Environment.class).getRequiredProperty("almanac.data-dir");
        Files.createDirectory(data());
        Files.copy(Path.of(original, "secrets.key"), data().resolve("secrets.key"));

        Program exported = run("events", "export", url(), key(), "--file=" + file, "--keys=" + keys, "--json")
                .expect(0);
        TableDump before = TableDump.ofAllKept(server.database());
        assertThat(exported.output()).contains("\"events\":" + server.events());

        Path damaged = Files.writeString(
                directory.resolve("damaged.keys"),
                Files.readString(keys).replaceFirst("\"wrappedKey\":\"[^\"]*", "\"wrappedKey\":\"AAAA"));
        assertThat(imported(file, "--keys=" + damaged).expect(1).output()).contains("is damaged");
        killWhileItImports(Files.write(directory.resolve("large.ndjson"), aLargeExport()));
        imported(file, "--keys", keys.toString()).expect(0);

        try (ServerProcess again = ServerProcess.on(data(), "--almanac.jobs.at-once=0")) { // jobs that wait would begin
            TableDump.ofAllKept(TableDump.database(data())).assertSameAs(before);
            Api hers = again.api(ana.key());
            assertThat(hers.get("/api/users/v1/self").expect(200).text("/user/userName"))
                    .isEqualTo(ana.userName());
            hers.post(
                            "/api/projects/beta/projects",
                            Map.of("name", "after", "description", "", "visibility", "private"))
                    .expect(200);
            assertThat(imported(file).expect(1).output())
                    .contains("is in use by another Almanac server")
                    .hasLineCount(1);
        }
        assertThat(imported(file).expect(1).output())
                .contains("almanac: There are events in this installation already");
    }

    @Test
    void keys_under_another_master_key_are_refused_and_without_them_everybody_is_as_erased() throws Exception {
        Someone ana = Someone.called("ana");
        Path file = directory.resolve("events.ndjson");
        Path keys = directory.resolve("people.keys");
        export("--file=" + file, "--keys=" + keys, "--quiet");

        assertThat(imported(file, "--keys=" + keys).expect(1).output()).contains("need another master key");
        imported(file).expect(0); // it is still empty

        try (ServerProcess stranger = ServerProcess.on(data())) {
            assertThat(stranger.api(ana.key())
                            .get("/api/users/v1/self")
                            .expect(200)
                            .body())
                    .contains("erased-" + ana.id())
                    .doesNotContain(ana.userName());
        }
    }

    private static List<String> aLargeExport() {
        int events = 100_000;
        Stream<String> lines = IntStream.rangeClosed(1, events)
                .mapToObj(n ->
                        "{\"position\":%1$d,\"id\":\"f-%1$d\",\"time\":\"2026-01-31T12:00:00Z\",\"stream\":\"f-%1$d\",\"sequence\":0,\"type\":\"almanac.load.Filler\",\"payload\":{\"n\":%1$d},\"metadata\":{}}"
                                .formatted(n));
        return Stream.of(
                        Stream.of("{\"almanac\":\"events\",\"format\":1,\"query\":\"\"}"),
                        lines,
                        Stream.of("{\"almanac\":\"end\",\"lines\":%1$d,\"position\":%1$d}".formatted(events)))
                .flatMap(part -> part)
                .toList();
    }

    private void killWhileItImports(Path large) throws IOException, InterruptedException {
        Process importing =
                Program.started(directory.resolve("killed.log"), "events", "import", large.toString(), setting());
        awaitInsertion(importing);
        importing.destroyForcibly().waitFor();
    }

    private void awaitInsertion(Process importing) throws InterruptedException {
        while (importing.isAlive()) {
            try {
                if (!TableDump.database(data())
                        .queryForList("select 1 from pg_locks where relation = 'domain_event'::regclass"
                                + " and mode = 'RowExclusiveLock' and granted")
                        .isEmpty()) {
                    return;
                }
            } catch (IOException | RuntimeException _) {
                // its database is not there yet
            }
            Thread.sleep(20);
        }
        throw new AssertionError("it was over before it was killed");
    }

    @Test
    void a_file_that_is_not_whole_and_in_order_is_refused() throws Exception {
        Given.aGoalIn(Given.aPrivateProjectOf(Someone.called("ana")));
        Path file = directory.resolve("events.ndjson");
        export("--file=" + file);
        List<String> lines = Files.readAllLines(file);
        String last = lines.getLast();
        List<String> swapped = new ArrayList<>(lines);
        swapped.set(1, lines.get(2));
        swapped.set(2, lines.get(1));
        Map<List<String>, String> damaged = Map.of(
                lines.subList(0, lines.size() - 1),
                "was cut off after line",
                lines.subList(1, lines.size()),
                "no export that can be imported",
                Stream.concat(lines.subList(0, 5).stream(), Stream.of(last)).toList(),
                "lines should come before it",
                swapped,
                "same or a later position",
                Stream.concat(Stream.of(lines.getFirst(), "{}"), lines.subList(2, lines.size()).stream())
                        .toList(),
                "Line 2 of");
        for (Map.Entry<List<String>, String> each : damaged.entrySet()) {
            Path wrong = Files.write(directory.resolve("wrong"), each.getKey());
            assertThat(refused("events", "import", wrong.toString(), setting())).contains(each.getValue());
        }
        Path filtered = directory.resolve("filtered");
        export("--file=" + filtered, "--types=ProjectCreated");
        assertThat(refused("events", "import", filtered.toString(), setting())).contains("some of the events only");
        assertThat(data()).doesNotExist();
    }

    @Test
    void an_export_that_was_cut_off_is_resumed() throws Exception {
        Path whole = directory.resolve("whole.ndjson");
        export("--file=" + whole);
        byte[] bytes = Files.readAllBytes(whole);
        Path file = directory.resolve("resumed.ndjson");
        Files.write(directory.resolve("resumed.ndjson.part"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(refused("events", "export", url(), key(), "--file=" + file, "--types=GoalAdded", "--resume"))
                .contains("with other options");
        export("--file=" + file, "--resume");

        assertThat(file).hasSameBinaryContentAs(whole);
        assertThat(refused("events", "export", url(), key(), "--file=" + file)).contains("exists already");
    }

    @Test
    void the_command_line_follows_to_a_point() throws Exception {
        Given.aGoalIn(Given.aPrivateProjectOf(Someone.called("ana")));
        Program followed =
                run("events", "follow", url(), key(), "--after=0", "--until=5").expect(0);
        assertThat(followed.output())
                .isEqualTo(server.administrator()
                        .get("/api/admin/v1/events?until=5")
                        .expect(200)
                        .body());
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line() throws Exception {
        String file = "--file=" + directory.resolve("none");
        assertThat(refused("events", "export", file, "--url=http://127.0.0.1:1", key()))
                .matches("almanac: No server answers at http://127.0.0.1:1; .*\\R");
        assertThat(refused("events", "export", file, url(), "--key=wrong"))
                .contains("(401)")
                .hasLineCount(1);
        assertThat(Words.say("events", "export", url()).code()).isEqualTo(2);
        assertThat(Words.say("events", "exprot").code()).isEqualTo(2);
        run("events", "import", "file", "--kyes=x").expect(2);
    }

    private Program run(String... words) throws IOException, InterruptedException {
        return Program.run(directory, words);
    }

    private Program imported(Path file, String... options) throws IOException, InterruptedException {
        return run(Stream.of(new String[] {"events", "import", file.toString(), setting()}, options)
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
    }

    private void export(String... options) {
        Words said = Words.say(Stream.of(new String[] {"events", "export", url(), key()}, options)
                .flatMap(Arrays::stream)
                .toArray(String[]::new));
        assertThat(said.code()).as(said.output()).isZero();
    }

    private static String refused(String... words) {
        Words said = Words.say(words);
        assertThat(said.code()).as(said.output()).isEqualTo(1);
        return said.output();
    }

    private String url() {
        return "--url=http://127.0.0.1:" + server.port();
    }

    private static String key() {
        return "--key=" + Server.ADMINISTRATOR_KEY;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private String setting() {
        return "--almanac.data-dir=" + data();
    }
}
