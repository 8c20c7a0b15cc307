package almanac.organization.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;

/** A command to an organization that should exist. */
interface OrganizationCommand extends About.Organization, About.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.ORGANIZATION_NOT_FOUND.with(organization());
    }
}
