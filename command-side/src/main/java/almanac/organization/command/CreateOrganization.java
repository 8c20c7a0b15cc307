package almanac.organization.command;

import almanac.shared.OpenToAll;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Creates an organization.
 *
 * @param founder becomes an admin unless listed among the members
 */
@OpenToAll
public record CreateOrganization(
        @TargetAggregateIdentifier OrganizationId organization, String name, List<Member> members, UserId founder) {

    /** One user and the user's role. */
    public record Member(UserId user, OrganizationRole role) {}
}
