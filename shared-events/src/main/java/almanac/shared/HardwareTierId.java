package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A hardware tier's id, chosen by the user that defines it ({@code small-k8s}); also the name of its event stream, so
 * it must not look like an id that is made for something else.
 */
public record HardwareTierId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");
    private static final Pattern MADE =
            Pattern.compile("[0-9a-f]{24}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @JsonCreator
    public HardwareTierId {
        if (!FORM.matcher(value).matches() || MADE.matcher(value).matches()) {
            throw ErrorCode.MALFORMED_ID.with(value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
