package almanac.user.query;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.row.History;
import almanac.shared.AccessKeyId;
import almanac.shared.UserId;
import almanac.user.event.AccessKeyEvent;
import almanac.user.event.AccessKeyEvent.AccessKeyIssued;
import almanac.user.event.AccessKeyEvent.AccessKeyRevoked;
import almanac.user.event.AccessKeyKind;
import org.junit.jupiter.api.Test;

class AccessKeyRowTest {

    private static final AccessKeyId KEY = new AccessKeyId("66b0000000000000000000d4");
    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final UserId BO = new UserId("66b0000000000000000000b2");
    private static final AccessKeyIssued ISSUED =
            new AccessKeyIssued(KEY, ANA, AccessKeyKind.API_KEY, "laptop", "digest of a secret");

    @Test
    void an_issued_key_is_shown_without_its_digest() {
        AccessKeyV1 shown = after(ISSUED).toV1();
        assertThat(shown).isEqualTo(new AccessKeyV1(KEY, "laptop", History.START));
        assertThat(shown.toString()).doesNotContain("digest");
    }

    @Test
    void a_key_belongs_to_its_user_alone() {
        assertThat(after(ISSUED).belongsTo(ANA.value())).isTrue();
        assertThat(after(ISSUED).belongsTo(BO.value())).isFalse();
    }

    @Test
    void a_revoked_key_belongs_to_nobody() {
        assertThat(after(ISSUED, new AccessKeyRevoked(KEY)).belongsTo(ANA.value()))
                .isFalse();
    }

    @Test
    void events_seen_twice_change_nothing() {
        AccessKeyRow row = History.foldTwice(new AccessKeyRow(), KEY.value(), ISSUED, new AccessKeyRevoked(KEY));
        assertThat(row.toV1()).isEqualTo(after(ISSUED).toV1());
        assertThat(row.version()).isEqualTo(1);
        assertThat(row.createdAt()).isEqualTo(History.at(0));
        assertThat(row.updatedAt()).isEqualTo(History.at(1));
    }

    private static AccessKeyRow after(AccessKeyEvent... events) {
        return History.fold(new AccessKeyRow(), KEY.value(), events);
    }
}
