package almanac.permission;

import almanac.contract.Api;
import almanac.permission.PermissionTable.Cell;
import almanac.server.Given;
import almanac.server.Given.Project;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Asks the cells about what is in projects of one visibility. Each visibility is a test class, so that lanes ask them side by
 * side.
 */
abstract class ProjectPermissions {

    private final String visibility;
    private final Callers callers = new Callers();

    ProjectPermissions(String visibility) {
        this.visibility = visibility;
    }

    @TestFactory
    Stream<DynamicTest> in_a_project() {
        return ask("project", Request::inProject);
    }

    @TestFactory
    Stream<DynamicTest> in_a_project_by_the_tracking_api() {
        return ask(PermissionTable.TRACKING, TrackingRequest::of);
    }

    private Stream<DynamicTest> ask(String section, BiFunction<String, Project, Request> requests) {
        Map<String, Api> people =
                Callers.byName(Map.of("outsider", callers.outsider.api(), "owner", callers.owner.api()));
        Sharing<Project> projects = new Sharing<>(requests);
        return PermissionTable.tests(section, visibility, cell -> {
            boolean isGiven = !people.containsKey(cell.person()); // and not had by oneself
            projects.ask(
                    cell,
                    isGiven ? cell.person() : "",
                    () -> {
                        Project project = Given.aProjectOf(callers.owner, visibility);
                        return isGiven ? withRole(project, cell) : project;
                    },
                    _ -> people.getOrDefault(cell.person(), callers.grantee(cell.person())));
        });
    }

    private Project withRole(Project project, Cell cell) {
        return cell.person().equals("organizationMember")
                ? Given.withCollaborator(project, callers.crew.id(), "contributor")
                : Given.withCollaborator(project, callers.collaborator.id(), cell.person());
    }
}
