package almanac.organization.command;

import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a user as a member, or gives a member another role. */
@Requires(Permission.EDIT_MEMBERS)
public record PutMember(@TargetAggregateIdentifier OrganizationId organization, UserId user, OrganizationRole role)
        implements OrganizationCommand {}
