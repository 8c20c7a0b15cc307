package almanac.console;

import almanac.row.Page;
import almanac.row.Window;
import almanac.web.Paged;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The window of a list that a page shows, with the addresses of its neighbours: those of the page itself, with another
 * offset.
 *
 * @param first number of the first item that is shown, counted from one
 * @param last number of the last
 * @param total number of all items that the caller may see
 * @param previous address of the page before; null on the first
 * @param next address of the page after; null on the last
 */
public record Pager(
        long first,
        long last,
        long total,
        @Nullable String previous,
        @Nullable String next) {

    public static Pager of(HttpServletRequest request, Window window, Page<?> page) {
        return of(request, window, page.items().size(), page.totalCount());
    }

    /**
     * Does the same for a list that comes in another form.
     *
     * @param shown number of items on this page
     */
    public static Pager of(HttpServletRequest request, Window window, int shown, long total) {
        int before = Math.max(0, window.offset() - window.limit());
        long after = (long) window.offset() + window.limit();
        return new Pager(
                shown == 0 ? 0 : window.offset() + 1L,
                shown == 0 ? 0 : window.offset() + (long) shown,
                total,
                window.offset() == 0 ? null : address(request, before),
                after >= total ? null : address(request, after));
    }

    private static String address(HttpServletRequest request, long offset) {
        return ServletUriComponentsBuilder.fromRequestUri(request)
                .scheme(null)
                .host(null)
                .port(null)
                .query(request.getQueryString())
                .replaceQueryParam(Paged.OFFSET, offset)
                .build()
                .toUriString();
    }
}
