package almanac.environment.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Scoped;

/** A command to an environment that must exist. */
interface EnvironmentCommand extends Scoped.Environment, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.ENVIRONMENT_NOT_FOUND.with(environment());
    }
}
