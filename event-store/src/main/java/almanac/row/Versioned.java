package almanac.row;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A resource and the version of its row, as one answer.
 *
 * @param <T> the wire record
 */
public record Versioned<T>(
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) T value, long version) {

    private static final long NONE = -1;

    /** Returns a part of a resource that changes less often than the whole, and must not tell when the whole does. */
    public static <T> Versioned<T> withoutVersion(T value) {
        return new Versioned<>(value, NONE);
    }

    public boolean hasVersion() {
        return version != NONE;
    }

    public static <T> Versioned<T> of(T value, Row<?> row) {
        return new Versioned<>(value, row.version());
    }
}
