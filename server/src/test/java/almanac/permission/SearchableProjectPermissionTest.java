package almanac.permission;

import org.junit.jupiter.api.Order;

@Order(2) // one of the longest
class SearchableProjectPermissionTest extends ProjectPermissions {

    SearchableProjectPermissionTest() {
        super("searchable");
    }
}
