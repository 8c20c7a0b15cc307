package almanac.web;

import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of refusals below {@code info/lfs} of a repository: the git-lfs program shows the message of this one. */
public final class LfsFailure {

    public static final String MEDIA_TYPE = "application/vnd.git-lfs+json";

    private static final String GIT = "/git";
    private static final String LFS = "/info/lfs/";

    private LfsFailure() {}

    /** Tells whether the request is one of the git-lfs program. */
    public static boolean isForm(HttpServletRequest request) {
        return GIT.equals(request.getServletPath())
                && request.getPathInfo() != null
                && request.getPathInfo().contains(LFS);
    }

    static ObjectNode of(HttpServletRequest request, String sentence) {
        return JsonNodeFactory.instance.objectNode().put("message", sentence).put("request_id", RequestIds.of(request));
    }
}
