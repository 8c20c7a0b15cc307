package almanac.projection;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Server;
import almanac.server.cli.CommandFailures;
import almanac.server.cli.DeadLettersCommand;
import almanac.server.cli.ProjectionsCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** The commands for projections and dead letters, against a server. */
class OperationCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void projections_are_listed() {
        assertThat(run(new ProjectionsCommand(), "list")).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches("audit-trail +pooled +running +position \\d+, .*0 dead letters"))
                .anyMatch(line -> line.matches("projects +subscribing +running +position \\d+, 0 events .*"));
    }

    @Test
    void a_run_is_watched_to_its_end() {
        assertThat(run(new ProjectionsCommand(), "verify", "organizations", "--json"))
                .isZero();
        assertThat(JsonMapper.shared().readTree(out.toString()).path("state").asString())
                .isEqualTo("succeeded");
        assertThat(run(new ProjectionsCommand(), "rebuild", "organizations", "--dry-run"))
                .isZero();
        assertThat(out.toString()).contains("organizations was tried: ").contains("no row differs");
    }

    @Test
    void what_the_server_refuses_is_one_line_and_exit_code_1() {
        assertThat(run(new ProjectionsCommand(), "verify", "nothing")).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("(404): There is no projection 'nothing'");
        assertThat(run(new ProjectionsCommand(), "drop-former", "goals")).isEqualTo(1);
        assertThat(run(new DeadLettersCommand(), "discard", "audit-trail", "unknown", "--reason", "x"))
                .isEqualTo(1);
    }

    @Test
    void words_that_are_not_understood_are_exit_code_2() {
        assertThat(run(new ProjectionsCommand(), "mend")).isEqualTo(2);
        assertThat(run(new DeadLettersCommand())).isEqualTo(2);
    }

    @Test
    void dead_letters_are_listed_and_retried() {
        assertThat(run(new DeadLettersCommand(), "list", "audit-trail")).isZero();
        assertThat(run(new DeadLettersCommand(), "retry", "audit-trail")).isZero();
        assertThat(out.toString()).contains("There are none.").contains("0 dead letters are left.");
    }

    private int run(Object command, String... words) {
        String[] server = {"--url=http://127.0.0.1:" + Server.running().port(), "--key=" + Server.ADMINISTRATOR_KEY};
        boolean isWhole = words.length > 0 && !words[0].equals("mend");
        return new CommandLine(command)
                .setExecutionExceptionHandler(new CommandFailures())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.of(words, isWhole ? server : new String[0])
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }
}
