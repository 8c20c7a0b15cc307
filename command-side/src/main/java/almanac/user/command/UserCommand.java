package almanac.user.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Scoped;

/** A command to an account that must exist. */
interface UserCommand extends Scoped.User, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.USER_NOT_FOUND.with(user());
    }
}
