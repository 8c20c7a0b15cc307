package almanac.environment.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;

/** A command to an environment that should exist. */
interface EnvironmentCommand extends About.Environment, About.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.ENVIRONMENT_NOT_FOUND.with(environment());
    }
}
