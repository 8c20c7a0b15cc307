package almanac.organization.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Scoped;

/** A command to an organization that must exist. */
interface OrganizationCommand extends Scoped.Organization, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.ORGANIZATION_NOT_FOUND.with(organization());
    }
}
