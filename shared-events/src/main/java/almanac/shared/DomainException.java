package almanac.shared;

/** A refusal with a sentence for the caller. Made by {@link ErrorCode#with}; carries no stack trace, it is no fault. */
public final class DomainException extends RuntimeException {

    private final ErrorCode code;
    private final String sentence;

    DomainException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
        this.sentence = message;
    }

    @Override
    public String getMessage() {
        return sentence;
    }

    public ErrorCode code() {
        return code;
    }
}
