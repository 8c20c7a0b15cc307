package almanac.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The id of a run of an experiment: 32 hex digits, as clients of tracking servers expect. */
public record ExperimentRunId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int MORE_DIGITS = 8;

    @JsonCreator
    public ExperimentRunId {
        if (!FORM.matcher(value).matches()) {
            throw ErrorCode.MALFORMED_ID.with(value);
        }
    }

    /** Makes the id out of a new {@link IdSource} id, which it begins with. */
    public static ExperimentRunId derivedFrom(String id) {
        return new ExperimentRunId(id + Sha256.of(id.getBytes(UTF_8)).value().substring(0, MORE_DIGITS));
    }

    @Override
    public String toString() {
        return value;
    }
}
