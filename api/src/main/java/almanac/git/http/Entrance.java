package almanac.git.http;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.event.GitRepository;
import almanac.project.query.FilesLocation;
import almanac.project.query.ProjectQuery.FindProject;
import almanac.project.query.ProjectQuery.LocateFiles;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.web.RequestIds;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Lets the requests of git programs in to the files of a project, or refuses them, as the project's guard decides. */
@Component
@ForRole(Role.API)
final class Entrance {

    private final Dispatch dispatch;

    Entrance(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    /** Visit of a caller to the repository of a project, to read it or to push to it. */
    record Visit(ProjectId project, boolean forWriting, Caller caller) {}

    Visit letIn(String owner, String name, boolean forWriting, HttpServletRequest request) {
        Caller caller = caller(request);
        ProjectId project = dispatch.askAsSystem(new FindProject(owner, name), caller.requestId())
                .project();
        if (project == null) {
            throw ErrorCode.GIT_REPOSITORY_NOT_FOUND.with(owner, name);
        }
        GitRepository elsewhere =
                locate(project, forWriting, owner, name, caller).mainRepository();
        if (elsewhere != null) {
            throw ErrorCode.FILES_LIVE_ELSEWHERE.with(elsewhere.uri());
        }
        return new Visit(project, forWriting, caller);
    }

    /**
     * Locates the files of a project. The refusal is the same whether it does not exist or the caller may not know of
     * it.
     */
    private FilesLocation locate(ProjectId project, boolean forWriting, String owner, String name, Caller caller) {
        try {
            return dispatch.ask(new LocateFiles(project, forWriting), caller);
        } catch (DomainException refusal) {
            throw refusal.code() == ErrorCode.PROJECT_NOT_FOUND
                    ? ErrorCode.GIT_REPOSITORY_NOT_FOUND.with(owner, name)
                    : refusal;
        }
    }

    private static Caller caller(HttpServletRequest request) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !(login.getPrincipal() instanceof UserId user)) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        return new Caller(user, String.valueOf(login.getCredentials()), RequestIds.of(request), null, null);
    }
}
