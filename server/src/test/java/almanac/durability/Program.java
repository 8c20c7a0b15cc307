package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.deployment.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of the program, run in a process of its own to its end.
 *
 * @param output what it wrote to stdout and stderr
 */
record Program(int code, String output) {

    private static final int LONGEST_SECONDS = 300;

    static Program run(Path directory, String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile(directory, "program", ".log");
        Process process = started(output, words);
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Program(process.exitValue(), Files.readString(output));
    }

    static Process started(Path output, String... words) throws IOException {
        List<String> command = Image.built().command(List.of("-Xmx320m", "-XX:TieredStopAtLevel=1"), List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    Program expect(int expected) {
        assertThat(code).as(output).isEqualTo(expected);
        return this;
    }
}
