package almanac.experiment.api;

import almanac.shared.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks members of requests of the tracking API, which all are optional by its description. */
public final class Members {

    /** The longest values, in characters. */
    public static final int KEY = 250;

    public static final int PARAM = 6_000;
    public static final int TAG = 8_000;
    public static final int NAME = 500;

    /** The most experiments of one search; a statement of PostgreSQL holds 65,535 parameters. */
    public static final int EXPERIMENTS = 10_000;

    private Members() {}

    /** A tag or parameter, as clients send it. */
    public record Entry(@Nullable String key, @Nullable String value) {}

    public static <T> T required(@Nullable T value, String member) {
        if (value == null || value.equals("")) {
            throw ErrorCode.INVALID_VALUE.with(member, "must be given");
        }
        return value;
    }

    public static String text(@Nullable String value, String member, int longest) {
        return within(required(value, member), member, longest);
    }

    /** Returns the text; an absent one is empty. */
    public static String orEmpty(@Nullable String value, String member, int longest) {
        return within(Objects.requireNonNullElse(value, ""), member, longest);
    }

    private static String within(String value, String member, int longest) {
        if (value.length() > longest) {
            throw ErrorCode.INVALID_VALUE.with(member, "is longer than %d characters".formatted(longest));
        }
        return value;
    }

    /** Returns each of the members once, none where the list is absent. */
    public static <T> List<T> several(@Nullable List<T> given, String member, int most) {
        List<T> members = Objects.requireNonNullElse(given, List.<T>of());
        if (members.size() > most) {
            throw ErrorCode.INVALID_VALUE.with(member, "has more than %d members".formatted(most));
        }
        return members.stream().distinct().toList();
    }

    /** Returns the entries by key; a key that comes twice must have one value, unless the last may win. */
    public static Map<String, String> entries(
            @Nullable List<Entry> given, String member, int longest, boolean mayRepeat) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Entry entry : Objects.requireNonNullElse(given, List.<Entry>of())) {
            String key = text(entry.key(), member + ".key", KEY);
            String value = orEmpty(entry.value(), member + ".value", longest);
            String before = entries.put(key, value);
            if (before != null && !before.equals(value) && !mayRepeat) {
                throw ErrorCode.INVALID_VALUE.with(member, "'%s' is given with two values".formatted(key));
            }
        }
        return entries;
    }

    public static Map<String, String> tags(@Nullable List<Entry> given, String member) {
        return entries(given, member, TAG, true);
    }
}
