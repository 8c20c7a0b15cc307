package almanac.organization.command;

import almanac.shared.OpenToAll;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Founds an organization.
 *
 * @param founder becomes an admin unless he is among the members
 */
@OpenToAll
public record CreateOrganization(
        @TargetAggregateIdentifier OrganizationId organization, String name, List<Member> members, UserId founder) {

    /** Who is to be what. */
    public record Member(UserId user, OrganizationRole role) {}
}
