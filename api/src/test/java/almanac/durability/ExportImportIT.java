package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.support.Given;
import almanac.support.Server;
import almanac.support.Someone;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** An installation is its events and the keys of its people: with both it can be made again elsewhere, to the byte. */
class ExportImportIT {

    @TempDir
    private Path directory;

    private final Server server = Server.running();

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(directory.resolve("killed"));
    }

    @Test
    void an_installation_made_again_from_an_export_is_the_same() throws Exception {
        RebuildTest.leaveEventsOfEveryType();
        Someone ana = Someone.called("ana");
        Path file = directory.resolve("events.ndjson.gz");
        Path keys = directory.resolve("people.keys");
        Path data = anEmptyInstallation("again", true);

        Program exported = export("--file=" + file, "--keys=" + keys, "--json").expect(0);
        TableDump original = TableDump.ofAllKept(server.database());
        assertThat(exported.output()).contains("\"events\":" + server.events());

        Program.run(directory, "events", "import", file.toString(), "--keys", keys.toString(), setting(data))
                .expect(0);

        try (ServerProcess again = ServerProcess.on(data, "--almanac.jobs.at-once=0")) { // jobs that wait would begin
            assertThat(TableDump.ofAllKept(TableDump.database(data))).isEqualTo(original);
            Api hers = again.api(ana.key());
            assertThat(hers.get("/api/users/v1/self").expect(200).text("/user/userName"))
                    .isEqualTo(ana.userName());
            hers.post(
                            "/api/projects/beta/projects",
                            Map.of("name", "after", "description", "", "visibility", "private"))
                    .expect(200);
            assertThat(Program.run(directory, "events", "import", file.toString(), setting(data))
                            .expect(1)
                            .output())
                    .contains("is in use by another Almanac server")
                    .hasLineCount(1);
        }
        Program again = Program.run(directory, "events", "import", file.toString(), setting(data))
                .expect(1);
        assertThat(again.output()).contains("almanac: There are events in this installation already");
    }

    @Test
    void without_their_keys_everybody_is_as_erased() throws Exception {
        Someone ana = Someone.called("ana");
        Path file = directory.resolve("events.ndjson");
        Path data = anEmptyInstallation("stranger", false);
        export("--file=" + file, "--quiet").expect(0);

        Program.run(directory, "events", "import", file.toString(), setting(data))
                .expect(0);

        try (ServerProcess stranger = ServerProcess.on(data)) {
            assertThat(stranger.api(ana.key())
                            .get("/api/users/v1/self")
                            .expect(200)
                            .body())
                    .contains("erased-" + ana.id())
                    .doesNotContain(ana.userName());
        }
    }

    @Test
    void keys_under_another_master_key_are_refused_and_leave_nothing_behind() throws Exception {
        Path file = directory.resolve("events.ndjson");
        Path keys = directory.resolve("people.keys");
        Path data = anEmptyInstallation("stranger", false);
        export("--file=" + file, "--keys=" + keys).expect(0);

        Program refused = Program.run(directory, "events", "import", file.toString(), "--keys=" + keys, setting(data))
                .expect(1);

        assertThat(refused.output()).contains("need another master key");
        Program.run(directory, "events", "import", file.toString(), setting(data))
                .expect(0); // it is still empty
    }

    @Test
    void an_import_that_is_killed_leaves_an_empty_installation() throws Exception {
        Path file = directory.resolve("events.ndjson");
        Path large = directory.resolve("large.ndjson");
        Path data = anEmptyInstallation("killed", false);
        export("--file=" + file).expect(0);
        Files.write(large, aLargeExport());

        Process killed =
                Program.started(directory.resolve("killed.log"), "events", "import", large.toString(), setting(data));
        awaitInsertionIn(data, killed);
        killed.destroyForcibly().waitFor();

        Program.run(directory, "events", "import", file.toString(), setting(data))
                .expect(0);
    }

    @Test
    void a_damaged_key_is_refused_and_leaves_nothing_behind() throws Exception {
        Path file = directory.resolve("events.ndjson");
        Path keys = directory.resolve("people.keys");
        Path data = anEmptyInstallation("damaged", true);
        export("--file=" + file, "--keys=" + keys).expect(0);
        Files.writeString(
                keys, Files.readString(keys).replaceFirst("\"wrappedKey\":\"[^\"]*", "\"wrappedKey\":\"AAAA"));

        Program refused = Program.run(directory, "events", "import", file.toString(), "--keys=" + keys, setting(data))
                .expect(1);

        assertThat(refused.output()).contains("is damaged");
        Program.run(directory, "events", "import", file.toString(), setting(data))
                .expect(0); // it is still empty
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

    private static void awaitInsertionIn(Path data, Process importing) throws InterruptedException {
        while (importing.isAlive()) {
            try {
                if (!TableDump.database(data)
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
        export("--file=" + file).expect(0);
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
            assertThat(importInProcess(wrong)).contains(each.getValue());
        }
        Path filtered = directory.resolve("filtered");
        export("--file=" + filtered, "--types=ProjectCreated").expect(0);
        assertThat(importInProcess(filtered)).contains("some of the events only");
    }

    @Test
    void an_export_that_was_cut_off_is_resumed() throws Exception {
        Path whole = directory.resolve("whole.ndjson");
        export("--file=" + whole).expect(0);
        byte[] bytes = Files.readAllBytes(whole);
        Path file = directory.resolve("resumed.ndjson");
        Files.write(directory.resolve("resumed.ndjson.part"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(export("--file=" + file, "--types=GoalAdded", "--resume")
                        .expect(1)
                        .output())
                .contains("with other options");
        export("--file=" + file, "--resume").expect(0);

        assertThat(file).hasSameBinaryContentAs(whole);
        assertThat(export("--file=" + file).expect(1).output()).contains("exists already");
    }

    @Test
    void the_command_line_follows_to_a_point() throws Exception {
        Given.aGoalIn(Given.aPrivateProjectOf(Someone.called("ana")));
        String[] words = {"events", "follow", url(), key(), "--after=0", "--until=5"};
        Program followed = Program.run(directory, words).expect(0);
        assertThat(followed.output())
                .isEqualTo(server.administrator()
                        .get("/api/admin/v1/events?until=5")
                        .expect(200)
                        .body());
    }

    @Test
    void what_cannot_be_done_is_said_in_one_line() throws Exception {
        String file = "--file=" + directory.resolve("none");
        Program away = Program.run(directory, "events", "export", file, "--url=http://127.0.0.1:1", key())
                .expect(1);
        assertThat(away.output()).matches("almanac: No server answers at http://127.0.0.1:1; .*\\R");
        Program stranger = Program.run(directory, "events", "export", file, url(), "--key=wrong")
                .expect(1);
        assertThat(stranger.output()).contains("(401)").hasLineCount(1);
        Program.run(directory, "events", "export", url()).expect(2);
        Program.run(directory, "events", "exprot").expect(2);
        Program.run(directory, "events", "import", "file", "--kyes=x").expect(2);
    }

    private Program export(String... options) throws IOException, InterruptedException {
        return Program.run(
                directory,
                Stream.of(new String[] {"events", "export", url(), key()}, options)
                        .flatMap(Arrays::stream)
                        .toArray(String[]::new));
    }

    /** Refusals that need no installation come before one is looked at. */
    private String importInProcess(Path file) throws IOException, InterruptedException {
        return Program.run(directory, "events", "import", file.toString(), setting(directory.resolve("untouched")))
                .expect(1)
                .output();
    }

    private String url() {
        return "--url=http://127.0.0.1:" + server.port();
    }

    private static String key() {
        return "--key=" + Server.ADMINISTRATOR_KEY;
    }

    private static String setting(Path data) {
        return "--almanac.data-dir=" + data;
    }

    private Path anEmptyInstallation(String name, boolean ofTheSameMasterKey) throws IOException {
        Path data = Files.createDirectory(directory.resolve(name));
        if (ofTheSameMasterKey) {
            String original = server.bean(Environment.class).getRequiredProperty("almanac.data-dir");
            Files.copy(Path.of(original, "secrets.key"), data.resolve("secrets.key"));
        }
        return data;
    }
}
