package almanac.server.cli;

/** Ends a command with exit code 1. The message is the one line that the user is told. */
public class CommandFailed extends RuntimeException {

    public CommandFailed(String sentence) {
        super(sentence, null, false, false);
    }

    /** Tells that there is no connection to the server, or none any more: it may come back. */
    public static final class ServerAway extends CommandFailed {

        ServerAway(String sentence) {
            super(sentence);
        }
    }
}
