package almanac.web;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Checks the conditions of a request that reads, in the order of RFC 9110, section 13.2.2. The framework knows
 * {@code If-Match} of requests that change alone, so a download that is resumed would join two versions.
 */
public final class ReadConditions {

    /** Time of a resource that has none. */
    public static final long UNDATED = -1;

    private static final String ANY = "*";
    private static final String WEAK = "W/";
    private static final long SECOND = 1_000;

    private ReadConditions() {}

    /**
     * Tells whether the client has what it asks for, so that 304 is the answer.
     *
     * @param tag the ETag of what the client asks for, with its quotes; null when it has none
     * @param lastModified in milliseconds since 1970, or {@link #UNDATED}
     * @throws DomainException when the client does not want it in the state that it has
     */
    public static boolean isKnown(HttpServletRequest request, @Nullable String tag, long lastModified) {
        require(request, tag, lastModified);
        if (request.getHeader(HttpHeaders.IF_NONE_MATCH) != null) {
            return tags(request, HttpHeaders.IF_NONE_MATCH)
                    .anyMatch(known -> known.equals(ANY) || isSame(known.replaceFirst("^" + WEAK, ""), tag));
        }
        long since = date(request, HttpHeaders.IF_MODIFIED_SINCE);
        return since != UNDATED && lastModified != UNDATED && seconds(lastModified) <= seconds(since);
    }

    /** Refuses a state that the client does not want; a weak tag is equal to none here. */
    private static void require(HttpServletRequest request, @Nullable String tag, long lastModified) {
        if (request.getHeader(HttpHeaders.IF_MATCH) != null) {
            if (tags(request, HttpHeaders.IF_MATCH).noneMatch(known -> known.equals(ANY) || isSame(known, tag))) {
                throw refusal(HttpHeaders.IF_MATCH, tag);
            }
            return;
        }
        long since = date(request, HttpHeaders.IF_UNMODIFIED_SINCE);
        if (since != UNDATED && lastModified != UNDATED && seconds(lastModified) > seconds(since)) {
            throw refusal(HttpHeaders.IF_UNMODIFIED_SINCE, tag);
        }
    }

    /** Compares two tags; changes take a tag without its quotes as well. */
    private static boolean isSame(String known, @Nullable String tag) {
        return known.equals(tag) || ("\"" + known + "\"").equals(tag);
    }

    private static Stream<String> tags(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip);
    }

    /** Returns the date in a header; one that cannot be read is as good as none, says RFC 9110. */
    private static long date(HttpServletRequest request, String header) {
        try {
            return request.getDateHeader(header);
        } catch (IllegalArgumentException _) {
            return UNDATED;
        }
    }

    /** Cuts off the fractions of a second, which dates in headers lack. */
    private static long seconds(long milliseconds) {
        return Math.floorDiv(milliseconds, SECOND);
    }

    private static DomainException refusal(String header, @Nullable String tag) {
        return ErrorCode.CONDITION_NOT_MET.with(header, Objects.requireNonNullElse(tag, "none"));
    }
}
