package almanac.dataset.api;

import almanac.dataset.command.FileCondition;
import almanac.shared.ErrorCode;
import almanac.shared.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reads from the headers of a change how the file must be before; its ETag is the digest of its bytes. */
final class FileConditions {

    private static final String ANY = "*";

    private FileConditions() {}

    static FileCondition of(HttpServletRequest request) {
        String match = header(request, HttpHeaders.IF_MATCH);
        String noneMatch = header(request, HttpHeaders.IF_NONE_MATCH);
        if (noneMatch != null && !noneMatch.equals(ANY)) {
            throw ErrorCode.INVALID_VALUE.with(HttpHeaders.IF_NONE_MATCH, "of a change to a file can be * alone");
        }
        boolean mustBeThere = ANY.equals(match);
        return new FileCondition(match == null || mustBeThere ? null : tags(match), mustBeThere, noneMatch != null);
    }

    private static @Nullable String header(HttpServletRequest request, String name) {
        String value =
                String.join(",", Collections.list(request.getHeaders(name))).strip();
        return value.isEmpty() ? null : value;
    }

    /** Returns the tags that are ETags of ours; any other, such as a weak one, is equal to none. */
    private static Set<Sha256> tags(String match) {
        return Arrays.stream(match.split(","))
                .map(tag -> tag.strip().replaceFirst("^\"(.*)\"$", "$1"))
                .filter(Sha256::isOne)
                .map(Sha256::new)
                .collect(Collectors.toSet());
    }
}
