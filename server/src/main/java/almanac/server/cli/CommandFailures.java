package almanac.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints one line on stderr for a command that failed; anything else is a bug and keeps its stack trace. */
public final class CommandFailures implements IExecutionExceptionHandler {

    public static final int FAILED = 1;

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult words) throws Exception {
        if (fault instanceof CommandFailed failed) {
            command.getErr().println("almanac: " + failed.getMessage());
            return FAILED;
        }
        throw fault;
    }
}
