package almanac.row;

import almanac.shared.ErrorCode;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list. Its items may be fetched while they are gone through ({@link StreamedList}).
 *
 * @param totalCount how many items the caller may see in all
 * @param <T> the wire record
 */
public record Page<T>(
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) List<T> items, long totalCount) {

    /** Returns a whole list as its only page. */
    public static <T> Page<T> of(List<T> all) {
        return new Page<>(all, all.size());
    }

    /** Returns the part of a list that the window shows. */
    public static <T> Page<T> of(List<T> all, Window window) {
        return new Page<>(
                all.stream().skip(window.offset()).limit(window.limit()).toList(), all.size());
    }

    public <U> Page<U> map(Function<? super T, ? extends U> wire) {
        return mapParts(part -> part.stream().<U>map(wire).toList());
    }

    /** Maps items part by part, where some of them share a lookup. */
    public <U> Page<U> mapParts(Function<? super List<T>, ? extends List<U>> wire) {
        return new Page<>(
                items instanceof StreamedList<?, T> streamed ? streamed.mapParts(wire) : wire.apply(items), totalCount);
    }

    /** Returns the page as one message, which is in memory as a whole: refused when it has more than so many bytes. */
    public Page<T> whole(long mostBytes) {
        return items instanceof StreamedList<?, T> streamed
                ? new Page<>(streamed.whole(mostBytes, ErrorCode.PAGE_TOO_LARGE::with), totalCount)
                : this;
    }
}
