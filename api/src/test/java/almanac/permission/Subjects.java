package almanac.permission;

import almanac.permission.PermissionTable.Cell;
import almanac.support.Given;
import almanac.support.Someone;
import java.util.List;
import java.util.Map;

/** One person who may ask for every operation, and something of hers for each to be about. */
final class Subjects {

    static final Someone OWNER = Someone.withRoles("owner", List.of("SysAdmin", "Practitioner"));
    private static final Someone MEMBER = Someone.called("member");

    private Subjects() {}

    /** Each time about something new. */
    static Request request(String operation) {
        return switch (section(operation)) {
            case "project" -> Request.inProject(operation, Given.aPrivateProjectOf(OWNER));
            case "dataset" -> Request.inDataset(operation, Given.aDatasetIn(Given.aPrivateProjectOf(OWNER)));
            case "organization" -> Request.inOrganization(operation, Given.anOrganizationOf(OWNER, MEMBER), MEMBER);
            case "dataSource" -> Request.ofDataSource(operation, Given.aDataSourceOf(OWNER));
            case "privateEnvironment" ->
                Request.inEnvironment(operation, Given.anEnvironmentOf(OWNER.api(), Map.of("visibility", "private")));
            case "hardwareTier" -> Request.ofHardwareTiers(operation);
            case "account" -> Request.ofAccount(operation, Someone.called("account"));
            default -> Request.ofInstallation(operation);
        };
    }

    private static String section(String operation) {
        return PermissionTable.all().stream()
                .filter(cell -> cell.operation().equals(operation))
                .map(Cell::section)
                .findFirst()
                .orElseThrow();
    }
}
