package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectQuery.GetProjectStatus;
import almanac.project.query.ProjectQuery.ListProjectTags;
import almanac.project.query.ProjectQuery.ListRepositories;
import almanac.row.Window;
import almanac.shared.ProjectId;
import almanac.web.Texts;
import org.springframework.stereotype.Component;

/** Reads projects for older clients, which know all of a project by one object. */
@Component
class ClientProjects {

    private static final Window ALL = new Window(0, Texts.LONGEST_PAGE);

    private final Dispatch dispatch;

    ClientProjects(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    ClientProject one(ProjectId project, Caller caller) {
        return ClientProject.of(
                dispatch.ask(new GetProject(project), caller).value(),
                dispatch.ask(new GetProjectStatus(project), caller).value(),
                dispatch.ask(new ListProjectTags(project), caller).items(),
                dispatch.ask(new ListRepositories(project, ALL), caller).items());
    }

    /** Reads a project that the caller has just made, as of now. */
    ClientProject made(ProjectId project, Caller caller) {
        return one(project, caller.asItIs());
    }
}
