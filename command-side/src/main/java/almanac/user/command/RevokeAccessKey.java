package almanac.user.command;

import almanac.shared.AccessKeyId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.user.event.AccessKeyKind;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Revokes a secret, at once and for good. */
@Requires(Permission.UPDATE_USER)
public record RevokeAccessKey(@TargetAggregateIdentifier AccessKeyId key, UserId user, AccessKeyKind kind)
        implements Scoped.User, Scoped.Existing {

    @Override
    public DomainException missing() {
        return ErrorCode.ACCESS_KEY_NOT_FOUND.with(key);
    }
}
