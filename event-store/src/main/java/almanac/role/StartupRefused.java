package almanac.role;

/** The server cannot start here, for a reason that its operator can mend. The message is the one line he gets to see. */
public class StartupRefused extends RuntimeException {
    public StartupRefused(String sentence) {
        super(sentence);
    }

    public StartupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
