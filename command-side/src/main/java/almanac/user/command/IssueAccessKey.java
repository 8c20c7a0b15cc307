package almanac.user.command;

import almanac.shared.AccessKeyId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.user.event.AccessKeyKind;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Gives a user a secret to log in with; the secret itself goes to him and nowhere else.
 *
 * @param digest SHA-256 of the secret in hex
 */
@Requires(Permission.UPDATE_USER)
public record IssueAccessKey(
        @TargetAggregateIdentifier AccessKeyId key, UserId user, AccessKeyKind kind, String name, String digest)
        implements Scoped.User {}
