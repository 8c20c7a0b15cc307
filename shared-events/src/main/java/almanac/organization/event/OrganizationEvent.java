package almanac.organization.event;

import almanac.shared.DisplayName;
import almanac.shared.OrganizationId;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;

/** Events of an organization and its membership. */
public sealed interface OrganizationEvent {

    OrganizationId organization();

    record OrganizationCreated(
            OrganizationId organization, @DisplayName String name) implements OrganizationEvent {}

    record MemberAdded(OrganizationId organization, UserId member, OrganizationRole role)
            implements OrganizationEvent {}

    record MemberRoleChanged(OrganizationId organization, UserId member, OrganizationRole role)
            implements OrganizationEvent {}

    record MemberRemoved(OrganizationId organization, UserId member) implements OrganizationEvent {}
}
