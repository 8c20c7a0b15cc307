package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs go on while their server is dead, and the next one finds them. */
class JobsOutliveIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LINES = 200;

    @TempDir
    private Path directory;

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(directory.resolve("data"));
    }

    @Test
    void a_job_ends_and_no_line_that_was_answered_is_lost_when_the_server_is_killed() throws Exception {
        Path data = directory.resolve("data");
        String job;
        List<String> answered;
        try (ServerProcess server = ServerProcess.on(data)) {
            job = started(server.api());
            answered = awaitLines(server.api(), job, LINES / 10);
            server.kill();
        }
        try (ServerProcess again = ServerProcess.on(data)) {
            Api api = again.api();
            Awaitility.await("the job has ended")
                    .atMost(LONGEST)
                    .until(() -> status(api, job).equals("Succeeded"));
            List<String> all = lines(api, job);
            assertThat(all.subList(0, answered.size())).isEqualTo(answered);
            assertThat(all)
                    .isEqualTo(IntStream.rangeClosed(1, LINES)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(data.resolve("jobs").resolve(job)).doesNotExist();
            TableDump live = again.tables();
            again.stop();
            try (ServerProcess rebuilt = ServerProcess.on(data, "--almanac.rebuild-on-start=true")) {
                rebuilt.tables().assertSameAs(live);
            }
        }
    }

    private static String started(Api api) {
        String project = api.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "long", "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        String command = "i=0; while [ $i -lt %d ]; do i=$((i + 1)); echo $i; sleep 0.05; done".formatted(LINES);
        return api.post("/api/jobs/v1/jobs", Map.of("projectId", project, "runCommand", command))
                .expect(200)
                .text("/job/id");
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
