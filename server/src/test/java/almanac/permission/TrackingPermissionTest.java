package almanac.permission;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/** Asks the cells about what is in a project, by the API of MLflow. */
@Order(2) // one of the longest
class TrackingPermissionTest {

    @TestFactory
    Stream<DynamicTest> in_a_project_by_the_tracking_api() {
        return new ProjectCells().ask(PermissionTable.TRACKING, TrackingRequest::of);
    }
}
