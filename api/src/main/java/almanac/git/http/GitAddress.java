package almanac.git.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address in a git request: a repository by the names of its owner and its project, and whether to fetch from it or to
 * push to it.
 */
record GitAddress(String owner, String project, boolean forWriting) {

    private static final String FETCH = "git-upload-pack";
    private static final String PUSH = "git-receive-pack";
    private static final String REFS = "info/refs";

    /** Form of the paths; as on other servers, {@code .git} may be left out. */
    private static final Pattern PATH = Pattern.compile(
            "/(?<owner>[^/]+)/(?<project>[^/]+?)(?:\\.git)?/(?<what>%s|%s|%s)".formatted(REFS, FETCH, PUSH));

    /** Reads the address of a request; empty when the server serves nothing there. */
    static Optional<GitAddress> of(HttpServletRequest request) {
        Matcher path = PATH.matcher(Objects.requireNonNullElse(request.getPathInfo(), ""));
        if (!path.matches()) {
            return Optional.empty();
        }
        String service = path.group("what").equals(REFS)
                ? Objects.requireNonNullElse(request.getParameter("service"), "")
                : path.group("what");
        return switch (service) {
            case FETCH -> Optional.of(new GitAddress(path.group("owner"), path.group("project"), false));
            case PUSH -> Optional.of(new GitAddress(path.group("owner"), path.group("project"), true));
            default -> Optional.empty();
        };
    }
}
