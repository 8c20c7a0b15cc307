package almanac.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The id of an experiment: digits alone, as clients of tracking servers expect, and later ones greater. */
public record ExperimentId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** The experiment that a client means which names none. It is for reading only and always empty. */
    public static final ExperimentId DEFAULT = new ExperimentId("0");

    private static final int SECONDS_DIGITS = 8;
    private static final long MOST_WITHIN_A_SECOND = 100_000_000;

    @JsonCreator
    public ExperimentId {
        if (!FORM.matcher(value).matches()) {
            throw ErrorCode.MALFORMED_ID.with(value);
        }
    }

    /** Makes the id out of a new {@link IdSource} id: its seconds, and eight digits for the rest of it. */
    public static ExperimentId derivedFrom(String id) {
        long seconds = Long.parseLong(id.substring(0, SECONDS_DIGITS), 16);
        String rest = Sha256.of(id.getBytes(UTF_8)).value().substring(0, SECONDS_DIGITS);
        return new ExperimentId(
                Long.toString(seconds * MOST_WITHIN_A_SECOND + Long.parseLong(rest, 16) % MOST_WITHIN_A_SECOND));
    }

    @Override
    public String toString() {
        return value;
    }
}
