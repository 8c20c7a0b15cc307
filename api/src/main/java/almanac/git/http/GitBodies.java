package almanac.git.http;

import almanac.web.LfsFailure;
import almanac.web.StreamedBody;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Marks pushes and Git LFS objects as streamed: they are large, and their receivers limit them. */
@Component
class GitBodies implements StreamedBody {

    @Override
    public boolean isIn(HttpServletRequest request) {
        return LfsFailure.isForm(request)
                ? request.getMethod().equals(HttpMethod.PUT.name())
                : isForGit(request) && request.getRequestURI().endsWith("/git-receive-pack");
    }

    /**
     * Tells that the reader decodes every request of a git program, because git programs compress their questions as
     * well. The git-lfs program compresses nothing.
     */
    @Override
    public boolean isDecodedByReader(HttpServletRequest request) {
        return isForGit(request) && !LfsFailure.isForm(request);
    }

    private static boolean isForGit(HttpServletRequest request) {
        return request.getServletPath().equals("/git");
    }
}
