package almanac.user.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.security.AccessSecrets;
import almanac.shared.AccessKeyId;
import almanac.shared.IdSource;
import almanac.shared.UserId;
import almanac.user.command.IssueAccessKey;
import almanac.user.command.RevokeAccessKey;
import almanac.user.event.AccessKeyKind;
import almanac.user.query.AccessKeyV1;
import almanac.user.query.GetAccessKey;
import almanac.user.query.ListAccessKeys;
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
    private final IdSource ids;

    AccessKeyDesk(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
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
        dispatch.send(new IssueAccessKey(key, user, kind, body.name(), AccessSecrets.digest(secret)), caller);
        AccessKeyV1 issued = dispatch.getChanged(new GetAccessKey(key, user), AccessKeyV1.class, caller)
                .value();
        return new NewAccessKeyEnvelopeV1(issued, secret, MetadataV1.of(caller));
    }

    AccessKeysEnvelopeV1 list(UserId user, AccessKeyKind kind, Caller caller) {
        Page<AccessKeyV1> keys = dispatch.list(new ListAccessKeys(user, kind), AccessKeyV1.class, caller);
        return new AccessKeysEnvelopeV1(keys.items(), MetadataV1.of(caller));
    }

    DeleteEnvelopeV1 revoke(AccessKeyId key, UserId user, AccessKeyKind kind, Caller caller) {
        dispatch.send(new RevokeAccessKey(key, user, kind), caller);
        return DeleteEnvelopeV1.done(caller);
    }
}
