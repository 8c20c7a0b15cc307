package almanac.git.http;

import almanac.web.StreamedBody;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** What is pushed is large, and is limited by those who receive it. */
@Component
class GitBodies implements StreamedBody {

    @Override
    public boolean isIn(HttpServletRequest request) {
        return isForGit(request) && request.getRequestURI().endsWith("/git-receive-pack");
    }

    /** Git programs pack what they ask for as well. */
    @Override
    public boolean isDecodedByReader(HttpServletRequest request) {
        return isForGit(request);
    }

    private static boolean isForGit(HttpServletRequest request) {
        return request.getServletPath().equals("/git");
    }
}
