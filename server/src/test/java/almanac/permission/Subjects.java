package almanac.permission;

import almanac.permission.PermissionTable.Cell;
import almanac.server.Given;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;

/** One person on the server of a test, with the right to every operation, and something for each to be about. */
final class Subjects {

    private final Someone owner = Someone.withRoles("owner", List.of("SysAdmin", "Practitioner"));
    private final Someone member = Someone.called("member");

    Someone owner() {
        return owner;
    }

    /** Each time about something new. */
    Request request(String operation) {
        return switch (section(operation)) {
            case "project" -> Request.inProject(operation, Given.aPrivateProjectOf(owner));
            case "dataset" -> Request.inDataset(operation, Given.aDatasetIn(Given.aPrivateProjectOf(owner)));
            case "organization" -> Request.inOrganization(operation, Given.anOrganizationOf(owner, member), member);
            case "dataSource" -> Request.ofDataSource(operation, Given.aDataSourceOf(owner));
            case "privateEnvironment" ->
                Request.inEnvironment(operation, Given.anEnvironmentOf(owner.api(), Map.of("visibility", "private")));
            case "hardwareTier" -> Request.ofHardwareTiers(operation);
            case "billing" -> Request.ofBilling(operation);
            case "gateway" -> Request.ofGateway(operation, Given.anEndpointFor(owner.id()));
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
