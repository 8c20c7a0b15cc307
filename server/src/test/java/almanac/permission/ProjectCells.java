package almanac.permission;

import almanac.contract.Api;
import almanac.permission.PermissionTable.Cell;
import almanac.server.Given;
import almanac.server.Given.Project;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Asks the cells of sections about projects, which have a visibility and collaborators. */
final class ProjectCells {

    private final Callers callers = new Callers();

    Stream<DynamicTest> ask(String section, BiFunction<String, Project, Request> requests) {
        Map<String, Api> people =
                Callers.byName(Map.of("outsider", callers.outsider.api(), "owner", callers.owner.api()));
        Sharing<Project> projects = new Sharing<>(requests);
        return PermissionTable.tests(section, cell -> {
            boolean isGiven = !people.containsKey(cell.person()); // and not had by oneself
            projects.ask(
                    cell,
                    cell.visibility() + (isGiven ? " " + cell.person() : ""),
                    () -> {
                        Project project = Given.aProjectOf(callers.owner, cell.visibility());
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
