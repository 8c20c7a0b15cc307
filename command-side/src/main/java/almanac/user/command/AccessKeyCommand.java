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

/** Commands about access keys. */
public interface AccessKeyCommand {

    /**
     * Issues a secret for a user to log in with; the secret itself is sent to the user only.
     *
     * @param digest SHA-256 of the secret in hex
     */
    @Requires(Permission.UPDATE_USER)
    record IssueAccessKey(
            @TargetAggregateIdentifier AccessKeyId key, UserId user, AccessKeyKind kind, String name, String digest)
            implements Scoped.User {}

    /** Revokes a secret, at once and for good. */
    @Requires(Permission.UPDATE_USER)
    record RevokeAccessKey(@TargetAggregateIdentifier AccessKeyId key, UserId user, AccessKeyKind kind)
            implements Scoped.User, Scoped.Existing {

        @Override
        public DomainException missing() {
            return ErrorCode.ACCESS_KEY_NOT_FOUND.with(key);
        }
    }
}
