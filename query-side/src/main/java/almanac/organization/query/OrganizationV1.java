package almanac.organization.query;

import almanac.shared.OrganizationId;
import java.util.List;

/** An organization as the API shows it. */
public record OrganizationV1(OrganizationId id, String name, List<OrganizationMemberV1> members) {}
