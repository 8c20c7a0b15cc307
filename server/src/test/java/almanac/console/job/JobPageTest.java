package almanac.console.job;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.console.Browser;
import almanac.console.Tab;
import almanac.server.Given;
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
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The page of a job, with its log. */
@ResourceLock(Browser.LOCK)
class JobPageTest {

    private final Someone ana = Someone.called("ana");
    private final Project project = Given.aPrivateProjectOf(ana);
    private final Job job = Given.aJobIn(project);
    private final String page = "/console/jobs/" + job.id();
    private final LogTailer tailer = Server.running().bean(LogTailer.class);

    @TempDir
    private Path home;

    @Test
    void a_log_is_shown_as_a_terminal_would_and_says_which_lines_are_errors() throws IOException {
        print("stdout", "<b>one</b>\n10 %\r50 %\r100 %\ntwo\r\n");
        print("stderr", "Traceback\n");
        assertThat(Tab.of(ana).get(page).body())
                .contains("&lt;b&gt;one&lt;/b&gt;", "<span class=\"line stdout\">100 %", ">two\n<")
                .contains("<span class=\"line stderr\">Traceback")
                .contains("hx-trigger=\"every 2s\"", "hx-get=\"/console/jobs/%s/log?after=".formatted(job.id()))
                .doesNotContain("50 %");
    }

    @Test
    void a_job_that_has_ended_is_followed_no_more_and_says_why_it_failed() throws IOException {
        print("stdout", "one\n");
        tailer.finish(job.id(), files());
        JobSteps.fail(job);
        assertThat(Tab.of(ana).get(page).body())
                .contains("Failed", "no such file", ">one\n<")
                .doesNotContain("hx-trigger", ">Stop<");
    }

    @Test
    void of_a_long_log_one_part_is_shown_after_the_other() throws IOException {
        print("stdout", "a line\n".repeat(1_500));
        String first = Tab.of(ana).get(page).body();
        assertThat(first.split("class=\"line ")).hasSize(1_001);
        String next = first.replaceAll("(?s).*<a\\s+href=\"([^\"]*after=[^\"]*)\">Later lines</a>.*", "$1");
        assertThat(Tab.of(ana).get(next).body().split("class=\"line ")).hasSize(501);
    }

    @Test
    void those_who_may_see_its_job_see_it_and_those_who_may_stop_it_stop_it() {
        Tab outsider = Tab.of(Someone.called("cy"));
        for (String path : new String[] {page, page + "/log", page + "/status"}) {
            assertThat(outsider.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(outsider.post(page + "/stop", Map.of()).statusCode()).isEqualTo(404);
        Someone reader = Someone.called("reader");
        Given.withCollaborator(project, reader.id(), "resultsConsumer");
        Tab consumer = Tab.of(reader);
        assertThat(consumer.get(page).statusCode()).isEqualTo(200);
        assertThat(consumer.post(page + "/stop", Map.of()).statusCode()).isEqualTo(403);
        Tab starter = Tab.of(ana);
        assertThat(starter.get(page).body()).contains(">Stop<");
        assertThat(starter.post(page + "/stop", Map.of()).statusCode()).isEqualTo(302);
        assertThat(starter.get(page).body()).contains("Stopped").doesNotContain(">Stop<");
    }

    @Test
    void lines_appear_by_themselves_in_a_browser_until_the_job_has_ended() throws IOException {
        print("stdout", "epoch 1\n");
        Browser browser = Browser.fresh();
        browser.logIn(ana);
        browser.open(page);
        browser.await("epoch 1");
        Files.writeString(home.resolve("stdout"), "epoch 2\n", StandardOpenOption.APPEND);
        tailer.follow(job.id(), files());
        browser.await("epoch 2");
        tailer.finish(job.id(), files());
        JobSteps.fail(job);
        browser.await("no such file");
        assertThat(browser.text()).contains("epoch 1", "epoch 2").doesNotContain("Stop");
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private void print(String file, String text) throws IOException {
        Files.writeString(home.resolve(file), text);
        tailer.follow(job.id(), files());
    }

    private LogFiles files() {
        return new LogFiles(home.resolve("prepare"), home.resolve("stdout"), home.resolve("stderr"));
    }
}
