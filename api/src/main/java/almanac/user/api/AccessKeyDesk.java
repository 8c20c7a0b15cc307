package almanac.user.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.security.AccessSecrets;
import almanac.shared.AccessKeyId;
import almanac.shared.IdSource;
import almanac.shared.UserId;
import almanac.user.command.AccessKeyCommand.IssueAccessKey;
import almanac.user.command.AccessKeyCommand.RevokeAccessKey;
import almanac.user.event.AccessKeyKind;
import almanac.user.query.AccessKeyV1;
import almanac.user.query.UserQuery.GetAccessKey;
import almanac.user.query.UserQuery.ListAccessKeys;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.stereotype.Component;

/** Issues, lists and revokes secrets of any user: the common part of the controllers of keys and tokens. */
@Component
class AccessKeyDesk {

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;

    AccessKeyDesk(Dispatch dispatch, Answers answers, IdSource ids) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
    }

    record NewAccessKeyV1(
            @NotNull @NotBlank @Size(max = Texts.NAME) String name) {}

    /** Answer with a new key. The secret is shown this once. */
    record NewAccessKeyEnvelopeV1(AccessKeyV1 key, String secret, MetadataV1 metadata) {}

    record AccessKeysEnvelopeV1(List<AccessKeyV1> keys, MetadataV1 metadata) {}

    NewAccessKeyEnvelopeV1 issue(UserId user, AccessKeyKind kind, NewAccessKeyV1 body, Caller caller) {
        String secret = AccessSecrets.next(kind);
        AccessKeyId key = new AccessKeyId(ids.next());
        AccessKeyV1 issued = dispatch.change(
                        new IssueAccessKey(key, user, kind, body.name(), AccessSecrets.digest(secret)),
                        new GetAccessKey(key, user),
                        caller)
                .value();
        return new NewAccessKeyEnvelopeV1(issued, secret, MetadataV1.of(caller));
    }

    AccessKeysEnvelopeV1 list(UserId user, AccessKeyKind kind, Caller caller) {
        return answers.list(new ListAccessKeys(user, kind), caller, AccessKeysEnvelopeV1::new);
    }

    DeleteEnvelopeV1 revoke(AccessKeyId key, UserId user, AccessKeyKind kind, Caller caller) {
        return answers.remove(new RevokeAccessKey(key, user, kind), caller);
    }
}
