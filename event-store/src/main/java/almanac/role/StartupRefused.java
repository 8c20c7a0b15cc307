package almanac.role;

/**
 * Thrown when the server cannot start here, for a reason that its operator can mend. The operator sees the message
 * alone, as one line.
 */
public class StartupRefused extends RuntimeException {
    public StartupRefused(String sentence) {
        super(sentence);
    }

    public StartupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
