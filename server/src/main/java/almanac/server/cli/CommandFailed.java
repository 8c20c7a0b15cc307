package almanac.server.cli;

/** Ends a command with exit code 1. The message is the one line that is said about it. */
public class CommandFailed extends RuntimeException {

    public CommandFailed(String sentence) {
        super(sentence, null, false, false);
    }

    /** There is no connection to the server, or none any more: it may come back. */
    public static final class ServerAway extends CommandFailed {

        ServerAway(String sentence) {
            super(sentence);
        }
    }
}
