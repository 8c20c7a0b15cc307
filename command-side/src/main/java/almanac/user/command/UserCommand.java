package almanac.user.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;

/** A command to an account that should exist. */
interface UserCommand extends About.User, About.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.USER_NOT_FOUND.with(user());
    }
}
