package almanac.row;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param totalCount how many there are in all that the caller may see
 * @param <T> the wire record
 */
public record Page<T>(
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) List<T> items, long totalCount) {

    public <U> Page<U> map(Function<? super T, ? extends U> wire) {
        return new Page<>(items.stream().<U>map(wire).toList(), totalCount);
    }
}
