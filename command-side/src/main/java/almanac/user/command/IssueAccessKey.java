package almanac.user.command;

import almanac.shared.AccessKeyId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.UserId;
import almanac.user.event.AccessKeyKind;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Issues a secret for a user to log in with; the secret itself is sent to the user only.
 *
 * @param digest SHA-256 of the secret in hex
 */
@Requires(Permission.UPDATE_USER)
public record IssueAccessKey(
        @TargetAggregateIdentifier AccessKeyId key, UserId user, AccessKeyKind kind, String name, String digest)
        implements Scoped.User {}
