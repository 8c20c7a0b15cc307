package almanac.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Works with the log from the command line. */
@Command(
        name = "events",
        description = "Exports, imports and follows the events.",
        subcommands = {ExportCommand.class, ImportCommand.class, FollowCommand.class})
@SuppressWarnings("NullAway.Init") // picocli sets it
public final class EventsCommand implements Runnable {

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do with the events.");
    }
}
