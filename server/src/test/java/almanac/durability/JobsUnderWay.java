package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;

/** Jobs go on while their server is dead, and the next one finds them. Their credentials end as they do. */
final class JobsUnderWay implements UnderWay {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LINES = 400;
    private static final String LONG =
            "i=0; while [ $i -lt %d ]; do i=$((i + 1)); echo $i; sleep 0.05; done".formatted(LINES);

    /** Is ended while no server runs; the digits tell its process from those of other tests. */
    private static final String BRIEF = "sleep 600.0421875";

    /** A second is what is promised; this machine may be busy with other tests. */
    private static final Duration SECONDS = Duration.ofSeconds(10);

    private static final String REFUSED = """
            select coalesce(sum((payload ->> 'count')::bigint), 0) from domain_event
            where payload_type like '%LoginsRefused'""";

    private final Path data;
    private String project = "";
    private String job = "";
    private String token = "";
    private String briefJob = "";
    private String brief = "";
    private List<String> answered = List.of();
    private long refused;

    JobsUnderWay(Path data) {
        this.data = data;
    }

    @Override
    public List<String> settings() {
        return List.of("--almanac.jobs.at-once=4", "--almanac.logins.told-every=1s");
    }

    @Override
    public void prepare(ServerProcess server) throws Exception {
        project = project(server.api());
    }

    @Override
    public void begin(ServerProcess server) throws Exception {
        briefJob = started(server.api(), project, BRIEF);
        brief = token(data, briefJob);
        Awaitility.await("the brief job runs").atMost(LONGEST).until(() -> isAlive(BRIEF));
        job = started(server.api(), project, LONG);
        answered = awaitLines(server.api(), job, LINES / 10);
        token = token(data, job);
        assertThat(with(token, server)).isEqualTo(200);
        assertThat(with(brief, server)).isEqualTo(200);
    }

    @Override
    public void serverIsDead() {
        end(BRIEF);
    }

    @Override
    public void check(ServerProcess again) throws Exception {
        Api api = again.api();
        Awaitility.await("the credential has ended with its job while no server ran")
                .atMost(SECONDS)
                .until(() -> with(brief, again) == 401);
        Awaitility.await("the job has ended")
                .atMost(LONGEST)
                .until(() -> status(api, job).equals("Succeeded"));
        assertThat(with(token, again)).isEqualTo(401);
        awaitLastEvents(api, data, briefJob);
        List<String> all = lines(api, job);
        assertThat(all.subList(0, answered.size())).isEqualTo(answered);
        assertThat(all)
                .isEqualTo(IntStream.rangeClosed(1, LINES)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(data.resolve("jobs").resolve(job)).doesNotExist();
    }

    private static String project(Api api) {
        return api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "long", "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
    }

    private static String started(Api api, String project, String command) {
        return api.post("/api/jobs/v1/jobs", Map.of("projectId", project, "runCommand", command))
                .expect(200)
                .text("/job/id");
    }

    /** Returns the credential of a job from the file that the job itself reads, when it is there. */
    private static String token(Path data, String job) throws IOException {
        Path folder = data.resolve("jobs").resolve(job);
        Path file = Awaitility.await("the job has its credential")
                .atMost(LONGEST)
                .until(() -> find(folder), Optional::isPresent)
                .orElseThrow();
        return Files.readString(file);
    }

    private static Optional<Path> find(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.walk(folder, 3)) {
            return all.filter(file -> file.endsWith("token") && file.toFile().length() > 0)
                    .findFirst();
        }
    }

    /** Returns the status of a request with that credential. */
    private int with(String token, ServerProcess server) {
        int status =
                server.anonymous().withBearer(token).get("/api/users/v1/self").status();
        refused += status == 401 ? 1 : 0;
        return status;
    }

    /** Waits for the end of the job that was ended, and until the log tells of each refused login. */
    private void awaitLastEvents(Api api, Path data, String job) throws IOException {
        JdbcTemplate database = TableDump.database(data);
        Awaitility.await("the log has its last event")
                .atMost(LONGEST)
                .until(() -> status(api, job).equals("Failed")
                        && Long.valueOf(refused).equals(database.queryForObject(REFUSED, Long.class)));
    }

    private static void end(String command) {
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(process -> isOf(command, process.info()))
                .toList();
        assertThat(found).hasSize(1).allMatch(ProcessHandle::destroyForcibly);
        assertThat(found.getFirst().onExit()).succeedsWithin(LONGEST);
    }

    private static boolean isAlive(String command) {
        return ProcessHandle.allProcesses().anyMatch(process -> isOf(command, process.info()));
    }

    /** Tells whether it is the process of the command itself, and none of those that contain it. */
    private static boolean isOf(String command, ProcessHandle.Info info) {
        return info.command().filter(program -> program.endsWith("sleep")).isPresent()
                && info.commandLine().filter(line -> line.endsWith(command)).isPresent();
    }

    private static List<String> awaitLines(Api api, String job, int number) {
        return Awaitility.await("it prints")
                .atMost(LONGEST)
                .until(() -> lines(api, job), lines -> lines.size() >= number);
    }

    private static List<String> lines(Api api, String job) {
        Answer log =
                api.get("/api/jobs/beta/jobs/" + job + "/logs?logType=stdOut").expect(200);
        List<String> lines = new ArrayList<>();
        log.at("/logs/logContent").forEach(line -> lines.add(line.path("log").asString()));
        return lines;
    }

    private static String status(Api api, String job) {
        return api.get("/api/jobs/beta/jobs/" + job).expect(200).text("/job/status/executionStatus");
    }
}
