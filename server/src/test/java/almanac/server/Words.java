package almanac.server;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command of the program, run in the process of the test: for what a command does before it starts anything.
 *
 * @param output what it wrote to stdout and stderr
 */
public record Words(int code, String output) {

    public static Words say(String... words) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        Main main = new Main(Words::refuse, Words::refuse);
        int code = main.commandLine().setOut(writer).setErr(writer).execute(words);
        writer.flush();
        return new Words(code, output.toString());
    }

    private static int refuse(String... words) {
        throw new IllegalStateException("a server has a process of its own in tests: " + String.join(" ", words));
    }
}
