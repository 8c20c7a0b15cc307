package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The text of a billing tag, by which the tag is known. It is a label value in reports of cost, hence its form; case
 * matters, but no two tags differ in case alone.
 */
public record BillingTagName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    @JsonCreator
    public BillingTagName {
        if (!FORM.matcher(value).matches()) {
            throw ErrorCode.MALFORMED_BILLING_TAG.with(value);
        }
    }

    /** Returns the name of the tag's event stream, which no other thing's id looks like. */
    public String stream() {
        return "billing-tag:" + value;
    }

    /** Returns what is the same for names that differ in case alone. */
    public String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
