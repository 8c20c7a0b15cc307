package almanac.permission;

import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    private final Map<String, Someone> collaborators = new HashMap<>();

    /** Projects with the columns whose roles were given in them. */
    private final Set<String> given = new HashSet<>();

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
        return PermissionTable.tests(
                section,
                visibility,
                cell -> projects.ask(
                        cell,
                        "",
                        () -> Given.aProjectOf(callers.owner, visibility),
                        project -> people.containsKey(cell.person())
                                ? people.get(cell.person())
                                : collaborator(project, cell.person())));
    }

    /** Returns the client of a column that names a role in the project, and gives it the role when it is the first to ask. */
    private Api collaborator(Project project, String person) {
        boolean isMember = person.equals("organizationMember");
        Someone one = isMember ? callers.member : collaborators.computeIfAbsent(person, Someone::called);
        if (given.add(project.id() + person)) {
            Given.withCollaborator(project, isMember ? callers.crew.id() : one.id(), isMember ? "contributor" : person);
        }
        return one.api();
    }
}
