package almanac.job.api;

import static almanac.server.Given.aJobIn;
import static almanac.server.Given.aPrivateProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Job;
import almanac.server.Given.Project;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.storage.logs.LogFiles;
import almanac.storage.logs.LogTailer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JobLogHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);
    private final Job job = aJobIn(project);
    private final LogTailer tailer = Server.running().bean(LogTailer.class);

    @TempDir
    Path home;

    @Test
    void a_job_that_has_printed_nothing_has_an_empty_log() {
        Answer log = log("");
        assertThat(log.at("/logs/logContent")).isEmpty();
        assertThat(log.at("/logs/isComplete").asBoolean()).isFalse();
        assertThat(log.at("/metadata/pagination/limit").asInt()).isEqualTo(10_000);
        assertThat(log.at("/metadata/pagination").has("latestTimeNano")).isFalse();
    }

    @Test
    void a_log_is_followed_from_where_one_was() throws IOException {
        print("stdout", "one\ntwo\nthree\n");
        Answer first = log("?limit=2");
        assertThat(texts(first)).containsExactly("one", "two");
        assertThat(first.text("/logs/logContent/0/logType")).isEqualTo("stdOut");
        assertThat(first.at("/logs/logContent/0/size").asInt()).isEqualTo(3);
        String latest = first.text("/metadata/pagination/latestTimeNano");
        Answer second = log("?latestTimeNano=" + latest);
        assertThat(texts(second)).containsExactly("three");
        String last = second.text("/metadata/pagination/latestTimeNano");
        Answer third = log("?latestTimeNano=" + last);
        assertThat(texts(third)).isEmpty();
        assertThat(third.text("/metadata/pagination/latestTimeNano")).isEqualTo(last);
    }

    @Test
    void a_log_is_complete_when_the_job_has_ended_and_no_line_is_left() throws IOException {
        print("stdout", "one\ntwo\n");
        assertThat(log("").at("/logs/isComplete").asBoolean()).isFalse();
        tailer.finish(job.id(), files());
        assertThat(log("").at("/logs/isComplete").asBoolean()).isFalse();
        JobSteps.fail(job);
        assertThat(log("?limit=1").at("/logs/isComplete").asBoolean()).isFalse();
        Answer all = log("?limit=2");
        assertThat(all.at("/logs/isComplete").asBoolean()).isTrue();
        assertThat(all.text("/logs/problem")).isEqualTo("no such file");
    }

    @Test
    void the_log_of_a_job_that_never_ran_is_complete_when_it_has_ended() {
        JobSteps.fail(job);
        assertThat(log("").at("/logs/isComplete").asBoolean()).isTrue();
    }

    @Test
    void parts_of_a_log_are_read_by_themselves_in_any_letter_case() throws IOException {
        print("prepare", "cloned\n");
        print("stdout", "out\n");
        print("stderr", "err\n");
        assertThat(texts(log("?logType=STDERR"))).containsExactly("err");
        assertThat(texts(log("?logType=stdOut"))).containsExactly("out");
        assertThat(texts(log("?logType=prepareOutput"))).containsExactly("cloned");
        assertThat(texts(log("?logType=complete"))).containsExactlyInAnyOrder("cloned", "out", "err");
    }

    @Test
    void what_is_asked_for_wrongly_is_refused() {
        for (String query :
                List.of("limit=0", "limit=10001", "latestTimeNano=soon", "latestTimeNano=-1", "logType=all")) {
            ana.api().get(job.path() + "/logs?" + query).expect(400);
        }
    }

    @Test
    void the_official_client_reads_what_the_console_would_show_and_the_preparation() throws IOException {
        print("prepare", "cloned\n");
        print("stdout", "one\ntwo\n");
        print("stderr", "Traceback\n");
        Answer output = ana.api().get(output(project)).expect(200);
        assertThat(output.text("/setup")).isEqualTo("cloned\n");
        assertThat(output.text("/stdout")).isEqualTo("one\ntwo\nTraceback\n");
        ana.api().get(output(aPrivateProjectOf(ana))).expect(404);
        Someone.called("ben").api().get(output(project)).expect(404);
    }

    @Test
    void of_much_output_the_official_client_reads_the_end() throws IOException {
        print("stdout", "\n".repeat(60_000) + "the end\n");
        tailer.finish(job.id(), files());
        String text = ana.api().get(output(project)).expect(200).text("/stdout");
        assertThat(text).startsWith("What comes before is left out here").endsWith("\nthe end\n");
        assertThat(text.lines()).hasSize(50_001);
    }

    private String output(Project in) {
        return "/v1/projects/%s/%s/run/%s/stdout".formatted(ana.userName(), in.name(), job.id());
    }

    private Answer log(String query) {
        return ana.api().get(job.path() + "/logs" + query).expect(200);
    }

    private static List<String> texts(Answer log) {
        return log.at("/logs/logContent")
                .valueStream()
                .map((JsonNode line) -> line.path("log").asString())
                .toList();
    }

    private void print(String file, String text) throws IOException {
        Files.writeString(home.resolve(file), text);
        tailer.follow(job.id(), files());
    }

    private LogFiles files() {
        return new LogFiles(home.resolve("prepare"), home.resolve("stdout"), home.resolve("stderr"));
    }
}
