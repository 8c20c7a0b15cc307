package almanac.user.query;

import almanac.row.Row;
import almanac.shared.AccessKeyId;
import almanac.shared.EventFacts;
import almanac.shared.UserId;
import almanac.user.event.AccessKeyEvent;
import almanac.user.event.AccessKeyEvent.AccessKeyIssued;
import almanac.user.event.AccessKeyEvent.AccessKeyRevoked;
import almanac.user.event.AccessKeyKind;
import almanac.user.query.UserQuery.GetAccessKey;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

/** An API key or personal token. */
@Entity
@Table(name = "access_key_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class AccessKeyRow extends Row<AccessKeyEvent> {

    private String userId;

    @Enumerated(EnumType.STRING)
    private AccessKeyKind kind;

    private String name;
    /** Recognises the secret; never shown. */
    @JsonIgnore
    private String digest;

    private boolean revoked;

    @Override
    protected void apply(AccessKeyEvent event, EventFacts facts) {
        switch (event) {
            case AccessKeyIssued e -> {
                userId = e.user().value();
                kind = e.kind();
                name = e.name();
                digest = e.digest();
            }
            case AccessKeyRevoked _ -> revoked = true;
        }
    }

    boolean belongsTo(String user) {
        return userId.equals(user) && !revoked;
    }

    /** Returns the query that this row answers. */
    GetAccessKey asked() {
        return new GetAccessKey(new AccessKeyId(id()), new UserId(userId));
    }

    AccessKeyV1 toV1() {
        return new AccessKeyV1(new AccessKeyId(id()), name, createdAt());
    }
}
