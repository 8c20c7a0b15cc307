package almanac.user.query;

import static almanac.shared.SystemRole.LIBRARIAN;
import static almanac.shared.SystemRole.PRACTITIONER;
import static almanac.shared.SystemRole.SYS_ADMIN;
import static almanac.user.query.Persons.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.person.Person;
import almanac.row.History;
import almanac.shared.EncryptedText;
import almanac.shared.UserId;
import almanac.user.event.UserEvent;
import almanac.user.event.UserEvent.IdentityLinked;
import almanac.user.event.UserEvent.SystemRoleGranted;
import almanac.user.event.UserEvent.SystemRoleRevoked;
import almanac.user.event.UserEvent.UserDisabled;
import almanac.user.event.UserEvent.UserEnabled;
import almanac.user.event.UserEvent.UserErased;
import almanac.user.event.UserEvent.UserRegistered;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserRowTest {

    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final UserRegistered REGISTERED =
            new UserRegistered(ANA, sealed("ana"), sealed("Ana"), sealed("Lima"), sealed("ana@example.org"));
    private static final UserV1 ANA_V1 = new UserV1(ANA, "ana", "Ana", "Lima", "Ana Lima", "ana@example.org", "");

    private final Person ana = Persons.known("ana");

    @Test
    void a_registered_user_is_shown_with_his_names_opened() {
        UserRow row = after(REGISTERED);
        assertThat(row.toV1(ana)).isEqualTo(ANA_V1);
        assertThat(row.toAccountV1(ana)).isEqualTo(new AccountV1(ANA_V1, List.of(), false));
        assertThat(row.userId()).isEqualTo(ANA);
    }

    @Test
    void a_user_may_have_no_address() {
        UserRow row = after(new UserRegistered(ANA, sealed("ana"), sealed("Ana"), sealed("Lima"), null));
        assertThat(row.toV1(ana).email()).isNull();
    }

    @Test
    void a_user_with_one_name_has_a_full_name_without_spaces_around_it() {
        UserRow row = after(new UserRegistered(ANA, sealed("ana"), sealed("Ana"), sealed(""), null));
        assertThat(row.toV1(ana).fullName()).isEqualTo("Ana");
    }

    @Test
    void of_a_person_who_was_erased_a_label_is_left() {
        assertThat(after(REGISTERED).toV1(Persons.erased()))
                .isEqualTo(new UserV1(ANA, "erased-person", "", "", "", null, ""));
    }

    @Test
    void a_linked_identity_shows_nowhere() {
        UserRow row =
                after(REGISTERED, new IdentityLinked(ANA, new EncryptedText("issuer"), new EncryptedText("subject")));
        assertThat(row.toV1(ana)).isEqualTo(ANA_V1);
        assertThat(row.version()).isEqualTo(1);
    }

    @Test
    void roles_granted_are_listed_in_one_order() {
        UserRow row = after(
                REGISTERED,
                new SystemRoleGranted(ANA, LIBRARIAN),
                new SystemRoleGranted(ANA, SYS_ADMIN),
                new SystemRoleGranted(ANA, PRACTITIONER));
        assertThat(row.toAccountV1(ana).roles()).containsExactly(SYS_ADMIN, PRACTITIONER, LIBRARIAN);
    }

    @Test
    void a_role_revoked_is_gone() {
        UserRow row = after(
                REGISTERED,
                new SystemRoleGranted(ANA, LIBRARIAN),
                new SystemRoleGranted(ANA, PRACTITIONER),
                new SystemRoleRevoked(ANA, LIBRARIAN));
        assertThat(row.toAccountV1(ana).roles()).containsExactly(PRACTITIONER);
    }

    @Test
    void a_disabled_user_is_shown_as_such_until_he_is_enabled() {
        assertThat(after(REGISTERED, new UserDisabled(ANA)).toAccountV1(ana).isDisabled())
                .isTrue();
        assertThat(after(REGISTERED, new UserDisabled(ANA), new UserEnabled(ANA))
                        .toAccountV1(ana)
                        .isDisabled())
                .isFalse();
    }

    @Test
    void an_erased_user_is_disabled_and_has_no_roles() {
        UserRow row = after(REGISTERED, new SystemRoleGranted(ANA, LIBRARIAN), new UserErased(ANA));
        assertThat(row.toAccountV1(Persons.erased()).isDisabled()).isTrue();
        assertThat(row.toAccountV1(Persons.erased()).roles()).isEmpty();
    }

    @Test
    void events_seen_twice_change_nothing() {
        UserEvent[] events = {
            REGISTERED,
            new SystemRoleGranted(ANA, PRACTITIONER),
            new SystemRoleGranted(ANA, LIBRARIAN),
            new SystemRoleRevoked(ANA, LIBRARIAN),
            new UserDisabled(ANA)
        };
        UserRow twice = History.foldTwice(new UserRow(), ANA.value(), events);
        assertThat(twice.toAccountV1(ana)).isEqualTo(after(events).toAccountV1(ana));
        assertThat(twice.version()).isEqualTo(4);
        assertThat(twice.createdAt()).isEqualTo(History.at(0));
        assertThat(twice.updatedAt()).isEqualTo(History.at(4));
    }

    private static UserRow after(UserEvent... events) {
        return History.fold(new UserRow(), ANA.value(), events);
    }
}
