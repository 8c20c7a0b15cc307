package almanac.support;

/** The server cannot start here, for a reason that its operator can mend. The message is the one line he gets to see. */
class StartupRefused extends RuntimeException {
    StartupRefused(String sentence) {
        super(sentence);
    }

    StartupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
