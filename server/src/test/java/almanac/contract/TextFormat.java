package almanac.contract;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The formats of strings that the contract's data names. */
enum TextFormat {
    DOMINO_ID("domino-id", "[0-9a-f]{24}"),
    RUN_ID("run-id", "[0-9a-f]{32}"),
    COMMIT_ID("commit-id", "[0-9a-f]{40}"),
    UUID("uuid", "[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}"),
    /** ISO 8601 in UTC with milliseconds. */
    DATE_TIME("date-time", "") {
        @Override
        boolean accepts(String text) {
            return isInstant(text);
        }
    },
    ANY_TEXT("", ".*"),
    BINARY("binary", ".*");

    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final String label;
    private final Pattern pattern;

    TextFormat(String label, String pattern) {
        this.label = label;
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    static TextFormat named(String label) {
        for (TextFormat format : values()) {
            if (format.label.equals(label)) {
                return format;
            }
        }
        throw new IllegalArgumentException("the contract's data names an unknown format: " + label);
    }

    boolean accepts(String text) {
        return pattern.matcher(text).matches();
    }

    private static boolean isInstant(String text) {
        try {
            return MILLISECONDS.format(Instant.parse(text)).equals(text);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
