package almanac.permission;

import org.junit.jupiter.api.Order;

@Order(2) // one of the longest
class PublicProjectPermissionTest extends ProjectPermissions {

    PublicProjectPermissionTest() {
        super("public");
    }
}
