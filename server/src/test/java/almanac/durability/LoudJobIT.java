package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job prints more than is kept of one, on a server with the memory that it has by default. */
@Timeout(180)
class LoudJobIT {

    private static final String COMMAND =
            "yes '%s' | head -c 230000000".formatted("a line of the training ".repeat(20));
    private static final int READERS = 6;

    @TempDir
    private Path directory;

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(directory.resolve("data"));
    }

    @Test
    void a_job_that_prints_more_than_is_kept_is_cut_with_a_notice_and_the_server_answers_all_the_while()
            throws Exception {
        try (ServerProcess server = ServerProcess.on(
                directory.resolve("data"), "-Xmx320m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")) {
            Api api = server.api();
            String project = api.post(
                            "/api/projects/beta/projects",
                            Map.of("name", "loud", "description", "", "visibility", "private"))
                    .expect(200)
                    .text("/project/id");
            String job = api.post("/api/jobs/v1/jobs", Map.of("projectId", project, "runCommand", COMMAND))
                    .expect(200)
                    .text("/job/id");
            Awaitility.await("the job has ended")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> status(api, job), status -> status.equals("Succeeded"));
            Answer errors = api.get("/api/jobs/beta/jobs/" + job + "/logs?logType=stdErr")
                    .expect(200);
            assertThat(errors.text("/logs/logContent/0/log"))
                    .isEqualTo("The log ends here: of one job's output 200 MiB are kept.");
            readTogether(api, job);
            assertThat(status(api, job)).isEqualTo("Succeeded");
        }
    }

    private static String status(Api api, String job) {
        return api.get("/api/jobs/beta/jobs/" + job).expect(200).text("/job/status/executionStatus");
    }

    private static void readTogether(Api api, String job) throws Exception {
        String user = api.get("/api/users/v1/self").expect(200).text("/user/userName");
        String path = "/v1/projects/%s/loud/run/%s/stdout".formatted(user, job);
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Future<Answer>> answers = Stream.generate(() -> readers.submit(() -> api.get(path)))
                    .limit(READERS)
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().expect(200).text("/stdout"))
                        .startsWith("What comes before is left out here")
                        .endsWith("200 MiB are kept.\n");
            }
        }
    }
}
