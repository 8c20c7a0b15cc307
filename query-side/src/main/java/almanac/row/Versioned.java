package almanac.row;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A resource and the version of its row, as one answer.
 *
 * @param <T> the wire record
 */
public record Versioned<T>(
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) T value, long version) {

    public static <T> Versioned<T> of(T value, Row<?> row) {
        return new Versioned<>(value, row.version());
    }
}
