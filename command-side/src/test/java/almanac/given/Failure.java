package almanac.given;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Matches refusals for one reason, whatever their sentence. */
public final class Failure extends TypeSafeMatcher<DomainException> {

    private final ErrorCode code;

    private Failure(ErrorCode code) {
        super(DomainException.class);
        this.code = code;
    }

    public static Matcher<DomainException> failure(ErrorCode code) {
        return new Failure(code);
    }

    @Override
    protected boolean matchesSafely(DomainException refusal) {
        return refusal.code() == code;
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("a refusal for ").appendValue(code);
    }

    @Override
    protected void describeMismatchSafely(DomainException refusal, Description mismatch) {
        mismatch.appendText("a refusal for ").appendValue(refusal.code());
    }
}
