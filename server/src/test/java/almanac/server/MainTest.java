package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
    final List<List<String>> served = new ArrayList<>();
    final List<List<String>> rehearsed = new ArrayList<>();
    final Main main = new Main(words -> record(served, words), words -> record(rehearsed, words));

    @Test
    void no_words_mean_serve() {
        assertThat(main.run()).isZero();
        assertThat(served).containsExactly(List.of());
    }

    @Test
    void settings_alone_mean_serve() {
        assertThat(main.run("--server.port=8081", "--almanac.data-dir=/a b")).isZero();
        assertThat(served).containsExactly(List.of("--server.port=8081", "--almanac.data-dir=/a b"));
    }

    @Test
    void serve_hands_its_settings_on_as_they_are() {
        assertThat(main.run("serve", "--server.port=8081", "--almanac.admin.api-key="))
                .isZero();
        assertThat(served).containsExactly(List.of("--server.port=8081", "--almanac.admin.api-key="));
    }

    @Test
    void a_refused_start_is_the_exit_code() {
        assertThat(new Main(words -> Main.REFUSED, words -> 0).run("serve")).isEqualTo(1);
    }

    @Test
    void a_rehearsal_serves_nobody() {
        assertThat(main.run("rehearse")).isZero();
        assertThat(rehearsed).containsExactly(List.of());
        assertThat(served).isEmpty();
    }

    @Test
    void words_that_are_no_setting_are_misuse() {
        assertThat(main.run("serve", "quickly")).isEqualTo(2);
        assertThat(main.run("serve", "--server.port", "8081")).isEqualTo(2);
        assertThat(main.run("--server.port", "8081")).isEqualTo(2);
        assertThat(main.run("sevre")).isEqualTo(2);
        assertThat(served).isEmpty();
    }

    @Test
    void a_group_of_commands_is_none_by_itself() {
        assertThat(main.run("events")).isEqualTo(2);
        assertThat(printed("help", "events")).contains("export", "import", "follow");
        assertThat(served).isEmpty();
    }

    @Test
    void version_names_the_program_and_the_api() {
        assertThat(printed("version")).matches("almanac \\S+, API 5\\.10\\.0\\R");
        assertThat(printed("--version")).isEqualTo(printed("version"));
    }

    @Test
    void help_tells_commands_settings_and_exit_codes() {
        assertThat(printed("help")).contains("serve", "version", "Exit codes").doesNotContain("rehearse");
        assertThat(printed("help", "serve")).contains("--almanac.data-dir", "relative to the current directory");
        assertThat(printed("serve", "--help")).isEqualTo(printed("help", "serve"));
    }

    private String printed(String... words) {
        StringWriter out = new StringWriter();
        assertThat(main.commandLine().setOut(new PrintWriter(out)).execute(words))
                .isZero();
        return out.toString();
    }

    private static int record(List<List<String>> calls, String[] words) {
        calls.add(List.of(words));
        return 0;
    }
}
