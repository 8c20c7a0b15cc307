package almanac.job.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.job.api.JobServer.Repository;
import almanac.log.Follower;
import almanac.log.Follower.Event;
import almanac.server.Someone;
import almanac.server.Words;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The log of a job while it comes, and as one text. */
class JobLogStreamHttpTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static JobServer jobs;
    private static Repository repository;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void a_server_that_runs_jobs() {
        jobs = new JobServer("job_log_stream");
        repository = jobs.repository(directory);
    }

    @AfterAll
    static void it_stops() {
        jobs.close();
    }

    @Test
    void lines_come_while_the_job_runs_and_the_stream_ends_with_the_job() throws IOException, InterruptedException {
        String job = jobs.start(repository.project(), "echo one; sleep 2; echo two; exit 3", Map.of());
        try (Follower follower = follow(job, -1)) {
            Awaitility.await("the first line")
                    .atMost(JobServer.SOON)
                    .until(() -> texts(follower).contains("one"));
            Awaitility.await("the end")
                    .atMost(JobServer.SOON)
                    .until(() -> follower.events().getLast().type().equals("end"));
            assertThat(follower.isEnded()).isTrue();
            assertThat(texts(follower)).containsSubsequence("one", "two");
            assertThat(follower.events().getLast().data()).contains("\"isComplete\":true", "\"problem\":");
        }
    }

    @Test
    void a_follower_that_comes_again_goes_on_where_it_was() throws IOException, InterruptedException {
        String job = jobs.start(repository.project(), "echo one; echo two", Map.of());
        jobs.awaitEnd(job);
        long one;
        try (Follower first = follow(job, -1)) {
            assertThat(first.isEnded()).isTrue();
            one = first.events().stream()
                    .filter(event -> text(event).equals("one"))
                    .findFirst()
                    .orElseThrow()
                    .id();
        }
        try (Follower second = follow(job, one)) {
            assertThat(second.isEnded()).isTrue();
            assertThat(texts(second)).containsExactly("two");
            assertThat(second.events().getLast().type()).isEqualTo("end");
        }
    }

    @Test
    void the_log_is_had_as_text_whatever_its_length() throws IOException, InterruptedException {
        String job = jobs.start(repository.project(), "seq 1 2500; echo last >&2", Map.of());
        jobs.awaitEnd(job);
        assertThat(text(job, "&logType=stdOut").lines()).hasSize(2500).endsWith("2500");
        assertThat(text(job, "&logType=stdOut&limit=2")).isEqualTo("1\n2\n");
        assertThat(text(job, "&logType=stdErr")).isEqualTo("last\n");
    }

    @Test
    void a_log_that_is_not_there_is_no_empty_text() {
        String path = "/api/jobs/beta/jobs/000000000000000000000000/logs?format=text";
        jobs.ana().api().get(path).expect(404);
    }

    @Test
    void the_command_line_prints_the_log_and_follows_it_to_its_end() {
        String job = jobs.start(repository.project(), "echo one; echo two", Map.of());
        String url = "--url=http://127.0.0.1:" + jobs.server().port();
        String key = "--key=" + jobs.ana().key();
        Words followed = Words.say("jobs", "logs", job, "--follow", "--type=stdOut", url, key);
        assertThat(followed).isEqualTo(new Words(0, "one%ntwo%n".formatted()));
        assertThat(Words.say("jobs", "logs", job, "--type=stdOut", url, key)).isEqualTo(followed);
        assertThat(Words.say("jobs", "logs", "no-id", url, key).code()).isEqualTo(2);
        assertThat(Words.say("jobs", "logs", "000000000000000000000000", url, key)
                        .code())
                .isEqualTo(1);
    }

    @Test
    void a_log_is_for_those_that_may_see_the_job() {
        String job = jobs.start(repository.project(), "echo one", Map.of());
        Someone bo = Someone.on(jobs.server(), "bo", List.of("Practitioner"));
        bo.api().get(path(job)).expect(404);
        bo.api().get("/api/jobs/beta/jobs/" + job + "/logs?format=text").expect(404);
    }

    /** Asks without the contract's eyes, which know this operation as JSON. */
    private static String text(String job, String query) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:%d/api/jobs/beta/jobs/%s/logs?format=text%s"
                .formatted(jobs.server().port(), job, query));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("X-Domino-Api-Key", jobs.ana().key())
                .build();
        HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        return answer.body();
    }

    private static String path(String job) {
        return "/api/almanac/v1/jobs/" + job + "/logs/stream";
    }

    private static Follower follow(String job, long after) {
        return Follower.of(
                path(job) + "?logType=stdOut", jobs.server().port(), jobs.ana().key(), after);
    }

    private static List<String> texts(Follower follower) {
        return follower.events().stream()
                .filter(event -> event.type().equals("line"))
                .map(JobLogStreamHttpTest::text)
                .toList();
    }

    private static String text(Event event) {
        return JsonMapper.shared().readTree(event.data()).path("log").asString("");
    }
}
