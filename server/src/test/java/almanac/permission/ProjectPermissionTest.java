package almanac.permission;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Asks the cells about what is in a project. */
@Order(2) // one of the longest
class ProjectPermissionTest {

    @TestFactory
    Stream<DynamicTest> in_a_project() {
        return new ProjectCells().ask("project", Request::inProject);
    }
}
