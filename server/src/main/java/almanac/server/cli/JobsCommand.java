package almanac.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at jobs from the command line. */
@Command(name = "jobs", description = "Shows the logs of jobs.", subcommands = JobLogsCommand.class)
@SuppressWarnings("NullAway.Init") // picocli sets it
public final class JobsCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do with the jobs.");
    }
}
