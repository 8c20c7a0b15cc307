package almanac.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Page tokens: texts that mean nothing to clients, and here how much came before. */
public final class PageToken {

    private static final Pattern FORM = Pattern.compile("from:(\\d{1,9})");

    private PageToken() {}

    /**
     * Returns the part of a list that is asked for.
     *
     * @param most how many are asked for; null for the default
     */
    public static Window window(@Nullable String token, @Nullable Long most, int byDefault, int atMost) {
        long limit = most == null ? byDefault : most;
        if (limit < 1 || limit > atMost) {
            throw ErrorCode.INVALID_VALUE.with("max_results", "must be from 1 to %d".formatted(atMost));
        }
        return window("page_token", token, (int) limit);
    }

    /**
     * Returns the part of a list that is asked for.
     *
     * @param member of the request that the token is, for refusals
     */
    public static Window window(String member, @Nullable String token, int limit) {
        return new Window(token == null || token.isEmpty() ? 0 : offset(member, token), limit);
    }

    private static int offset(String member, String token) {
        Matcher form = FORM.matcher(
                token.matches("[A-Za-z0-9_-]{2,40}") && token.length() % 4 != 1
                        ? new String(Base64.getUrlDecoder().decode(token), US_ASCII)
                        : "");
        if (!form.matches()) {
            throw ErrorCode.INVALID_VALUE.with(member, "is none that an earlier answer has given");
        }
        return Integer.parseInt(form.group(1));
    }

    /** Returns the token of the next page; null after the last. */
    public static @Nullable String next(Window window, Page<?> page) {
        int end = window.offset() + window.limit();
        return page.totalCount() <= end
                ? null
                : Base64.getUrlEncoder().withoutPadding().encodeToString(("from:" + end).getBytes(US_ASCII));
    }
}
