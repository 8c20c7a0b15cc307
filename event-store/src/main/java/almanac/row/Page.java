package almanac.row;

import almanac.shared.ErrorCode;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list. Its items may be fetched while they are gone through ({@link StreamedList}).
 *
 * @param totalCount how many there are in all that the caller may see
 * @param <T> the wire record
 */
public record Page<T>(
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) List<T> items, long totalCount) {

    public <U> Page<U> map(Function<? super T, ? extends U> wire) {
        return mapParts(part -> part.stream().<U>map(wire).toList());
    }

    /** For what is looked up for some items together. */
    public <U> Page<U> mapParts(Function<? super List<T>, ? extends List<U>> wire) {
        return new Page<>(
                items instanceof StreamedList<?, T> streamed ? streamed.mapParts(wire) : wire.apply(items), totalCount);
    }

    /** As one message, which is in memory as a whole: refused when that is more than so many bytes. */
    public Page<T> whole(long mostBytes) {
        return items instanceof StreamedList<?, T> streamed
                ? new Page<>(streamed.whole(mostBytes, ErrorCode.PAGE_TOO_LARGE::with), totalCount)
                : this;
    }
}
