package almanac.git.http;

import almanac.web.StreamedBody;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Marks pushes as streamed: they are large, and their receiver limits them. */
@Component
class GitBodies implements StreamedBody {

    @Override
    public boolean isIn(HttpServletRequest request) {
        return isForGit(request) && request.getRequestURI().endsWith("/git-receive-pack");
    }

    /** Tells that the reader decodes every git request, because git programs compress their questions as well. */
    @Override
    public boolean isDecodedByReader(HttpServletRequest request) {
        return isForGit(request);
    }

    private static boolean isForGit(HttpServletRequest request) {
        return request.getServletPath().equals("/git");
    }
}
