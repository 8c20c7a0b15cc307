package almanac.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names a revision of an environment in the API's words: {@code ActiveRevision} is the newest that was built,
 * {@code LatestRevision} the newest of all, {@code SomeRevision(<id>)} one of them.
 *
 * @param revision null unless it is a certain one
 */
public record RevisionSpec(Choice choice, @Nullable EnvironmentRevisionId revision) {

    public static final RevisionSpec ACTIVE = new RevisionSpec(Choice.ACTIVE, null);
    public static final RevisionSpec LATEST = new RevisionSpec(Choice.LATEST, null);

    private static final Pattern SOME = Pattern.compile("SomeRevision\\((.*)\\)");

    /** The ways to name a revision. */
    public enum Choice {
        ACTIVE,
        LATEST,
        SOME
    }

    @JsonCreator
    public static RevisionSpec parse(String text) {
        Matcher some = SOME.matcher(text);
        if (some.matches()) {
            return new RevisionSpec(Choice.SOME, new EnvironmentRevisionId(some.group(1)));
        }
        return switch (text) {
            case "ActiveRevision" -> ACTIVE;
            case "LatestRevision" -> LATEST;
            default ->
                throw ErrorCode.INVALID_VALUE.with(
                        "revision spec", "must be ActiveRevision, LatestRevision or SomeRevision(<id>)");
        };
    }

    @Override
    @JsonValue
    public String toString() {
        return switch (choice) {
            case ACTIVE -> "ActiveRevision";
            case LATEST -> "LatestRevision";
            case SOME -> "SomeRevision(" + revision + ")";
        };
    }
}
