package almanac.organization.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.OpenToAll;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Commands about organizations. Each that implements this interface is a command to an organization that must exist.
 */
public sealed interface OrganizationCommand extends Scoped.Organization, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.ORGANIZATION_NOT_FOUND.with(organization());
    }

    /**
     * Creates an organization.
     *
     * @param founder becomes an admin unless listed among the members
     */
    @OpenToAll
    record CreateOrganization(
            @TargetAggregateIdentifier OrganizationId organization, String name, List<Member> members, UserId founder) {

        /** One user and the user's role. */
        public record Member(UserId user, OrganizationRole role) {}
    }

    /** Adds a user as a member, or gives a member another role. */
    @Requires(Permission.EDIT_MEMBERS)
    record PutMember(@TargetAggregateIdentifier OrganizationId organization, UserId user, OrganizationRole role)
            implements OrganizationCommand {}

    /** Ends a user's membership. */
    @Requires(Permission.EDIT_MEMBERS)
    record RemoveMember(@TargetAggregateIdentifier OrganizationId organization, UserId user)
            implements OrganizationCommand {}
}
