package almanac.organization.command;

import almanac.shared.OrganizationId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a user's membership. */
@Requires(Permission.EDIT_MEMBERS)
public record RemoveMember(@TargetAggregateIdentifier OrganizationId organization, UserId user)
        implements OrganizationCommand {}
