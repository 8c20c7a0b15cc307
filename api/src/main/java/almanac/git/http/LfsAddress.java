package almanac.git.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Address in a request of the git-lfs program: below {@code info/lfs} of a repository.
 *
 * @param place below it, without a slash at its beginning
 */
record LfsAddress(String owner, String project, String place) {

    private static final Pattern PATH =
            Pattern.compile("/(?<owner>[^/]+)/(?<project>[^/]+?)(?:\\.git)?/info/lfs/(?<place>.*)");

    /** Reads the address of a request; null when it is not below {@code info/lfs}. */
    static @Nullable LfsAddress of(HttpServletRequest request) {
        Matcher path = PATH.matcher(Objects.requireNonNullElse(request.getPathInfo(), ""));
        return path.matches() ? new LfsAddress(path.group("owner"), path.group("project"), path.group("place")) : null;
    }
}
