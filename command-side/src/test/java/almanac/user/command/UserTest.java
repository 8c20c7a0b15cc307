package almanac.user.command;

import static almanac.given.Failure.failure;
import static almanac.given.InMemoryPersonVault.sealed;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.shared.ErrorCode.ACCOUNT_NAME_TAKEN;
import static almanac.shared.ErrorCode.IDENTITY_NOT_USABLE;
import static almanac.shared.ErrorCode.LAST_ADMINISTRATOR;
import static almanac.shared.ErrorCode.NOT_ALLOWED;
import static almanac.shared.ErrorCode.OWN_ACCOUNT;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;
import static almanac.shared.SystemRole.LIBRARIAN;
import static almanac.shared.SystemRole.PRACTITIONER;
import static almanac.shared.SystemRole.SYS_ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.given.InMemoryDirectory;
import almanac.given.InMemoryPersonVault;
import almanac.shared.SystemRole;
import almanac.user.command.UserCommand.DisableUser;
import almanac.user.command.UserCommand.EnableUser;
import almanac.user.command.UserCommand.RegisterUser;
import almanac.user.command.UserCommand.RegisterUser.Identity;
import almanac.user.command.UserCommand.SetSystemRoles;
import almanac.user.event.UserEvent.IdentityLinked;
import almanac.user.event.UserEvent.SystemRoleGranted;
import almanac.user.event.UserEvent.SystemRoleRevoked;
import almanac.user.event.UserEvent.UserDisabled;
import almanac.user.event.UserEvent.UserEnabled;
import almanac.user.event.UserEvent.UserRegistered;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final Identity IDENTITY = new Identity("https://login.example.org", "ana's number");

    private final FixtureConfiguration<User> fixture = new AggregateTestFixture<>(User.class);
    private final InMemoryDirectory directory = new InMemoryDirectory();
    private final InMemoryPersonVault vault = new InMemoryPersonVault();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
        fixture.registerInjectableResource(vault);
    }

    @Test
    void a_user_is_registered_with_personal_data_sealed() {
        fixture.givenNoPriorActivity()
                .when(registerAna(Set.of(), null))
                .expectSuccessfulHandlerExecution()
                .expectEvents(anaRegistered());
        assertThat(vault.knows(ANA)).isTrue();
    }

    @Test
    void an_address_is_optional() {
        fixture.givenNoPriorActivity()
                .when(new RegisterUser(ANA, "ana", "Ana", "Lima", null, Set.of(), null))
                .expectEvents(
                        new UserRegistered(ANA, sealed(ANA, "ana"), sealed(ANA, "Ana"), sealed(ANA, "Lima"), null));
    }

    @Test
    void roles_are_granted_in_one_order_and_the_identity_is_linked() {
        fixture.givenNoPriorActivity()
                .when(registerAna(Set.of(PRACTITIONER, SYS_ADMIN), IDENTITY))
                .expectEvents(
                        anaRegistered(),
                        new IdentityLinked(ANA, sealed(ANA, IDENTITY.issuer()), sealed(ANA, IDENTITY.subject())),
                        new SystemRoleGranted(ANA, SYS_ADMIN),
                        new SystemRoleGranted(ANA, PRACTITIONER));
    }

    @Test
    void a_name_that_is_taken_is_refused_in_any_letter_case() {
        directory.takeAccountName("ANA");
        fixture.givenNoPriorActivity()
                .when(registerAna(Set.of(), null))
                .expectNoEvents()
                .expectException(failure(ACCOUNT_NAME_TAKEN));
        assertThat(vault.knows(ANA)).isFalse();
    }

    @Test
    void an_identity_belongs_to_one_account() {
        directory.takeIdentity(IDENTITY.issuer(), IDENTITY.subject());
        fixture.givenNoPriorActivity()
                .when(registerAna(Set.of(), IDENTITY))
                .expectNoEvents()
                .expectException(failure(IDENTITY_NOT_USABLE));
        assertThat(vault.knows(ANA)).isFalse();
    }

    @Test
    void roles_set_are_granted_and_revoked_by_difference() {
        directory.withAdministrators(ANA, BO);
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, PRACTITIONER), new SystemRoleGranted(ANA, SYS_ADMIN))
                .when(new SetSystemRoles(ANA, Set.of(PRACTITIONER, LIBRARIAN), BO))
                .expectEvents(new SystemRoleRevoked(ANA, SYS_ADMIN), new SystemRoleGranted(ANA, LIBRARIAN));
    }

    @Test
    void the_same_roles_again_change_nothing() {
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, PRACTITIONER))
                .when(new SetSystemRoles(ANA, Set.of(PRACTITIONER), BO))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_role_can_be_granted_again_after_it_was_revoked() {
        fixture.given(
                        anaRegistered(),
                        new SystemRoleGranted(ANA, PRACTITIONER),
                        new SystemRoleRevoked(ANA, PRACTITIONER))
                .when(new SetSystemRoles(ANA, Set.of(PRACTITIONER), BO))
                .expectEvents(new SystemRoleGranted(ANA, PRACTITIONER));
    }

    @Test
    void an_administrator_cannot_take_his_own_administration() {
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SYS_ADMIN))
                .when(new SetSystemRoles(ANA, Set.of(PRACTITIONER), ANA))
                .expectNoEvents()
                .expectException(failure(OWN_ACCOUNT));
    }

    @Test
    void one_of_two_administrators_can_be_relieved_of_it() {
        directory.withAdministrators(ANA, BO);
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SYS_ADMIN))
                .when(new SetSystemRoles(ANA, Set.of(), BO))
                .expectEvents(new SystemRoleRevoked(ANA, SYS_ADMIN));
    }

    @Test
    void the_last_administrator_cannot_be_relieved_of_it() {
        directory.withAdministrators(ANA);
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SYS_ADMIN))
                .when(new SetSystemRoles(ANA, Set.of(), BO))
                .expectNoEvents()
                .expectException(failure(LAST_ADMINISTRATOR));
    }

    @Test
    void one_of_two_administrators_can_be_disabled() {
        directory.withAdministrators(ANA, BO);
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SYS_ADMIN))
                .when(new DisableUser(ANA, BO))
                .expectEvents(new UserDisabled(ANA));
    }

    @Test
    void who_was_an_administrator_a_moment_ago_disables_none() {
        directory.withAdministrators(ANA, CY);
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SYS_ADMIN))
                .when(new DisableUser(ANA, BO))
                .expectNoEvents()
                .expectException(failure(NOT_ALLOWED));
    }

    @Test
    void the_last_administrator_cannot_be_disabled() {
        directory.withAdministrators(ANA);
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SYS_ADMIN))
                .when(new DisableUser(ANA, BO))
                .expectNoEvents()
                .expectException(failure(LAST_ADMINISTRATOR));
    }

    @Test
    void an_administrator_may_change_his_other_roles() {
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SYS_ADMIN))
                .when(new SetSystemRoles(ANA, Set.of(SYS_ADMIN, LIBRARIAN), ANA))
                .expectEvents(new SystemRoleGranted(ANA, LIBRARIAN));
    }

    @Test
    void a_user_is_disabled() {
        fixture.given(anaRegistered()).when(new DisableUser(ANA, BO)).expectEvents(new UserDisabled(ANA));
    }

    @Test
    void disabling_a_disabled_user_changes_nothing() {
        fixture.given(anaRegistered(), new UserDisabled(ANA))
                .when(new DisableUser(ANA, BO))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_administrator_cannot_disable_himself() {
        fixture.given(anaRegistered())
                .when(new DisableUser(ANA, ANA))
                .expectNoEvents()
                .expectException(failure(OWN_ACCOUNT));
    }

    @Test
    void a_disabled_user_is_enabled() {
        fixture.given(anaRegistered(), new UserDisabled(ANA))
                .when(new EnableUser(ANA))
                .expectEvents(new UserEnabled(ANA));
    }

    @Test
    void enabling_an_enabled_user_changes_nothing() {
        fixture.given(anaRegistered(), new UserDisabled(ANA), new UserEnabled(ANA))
                .when(new EnableUser(ANA))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_user_can_be_disabled_again_after_he_was_enabled() {
        fixture.given(anaRegistered(), new UserDisabled(ANA), new UserEnabled(ANA))
                .when(new DisableUser(ANA, BO))
                .expectEvents(new UserDisabled(ANA));
    }

    @Test
    void what_names_a_person_stays_out_of_the_text_of_a_command() {
        assertThat(registerAna(Set.of(), null))
                .asString()
                .contains(ANA.value())
                .doesNotContain("Ana", "Lima", "example.org");
    }

    @Test
    void a_command_to_a_missing_user_names_the_user() {
        assertThat(new SetSystemRoles(ANA, Set.of(), BO).missing()).hasMessageContaining(ANA.value());
        assertThat(new DisableUser(ANA, BO).missing().code()).isEqualTo(USER_NOT_FOUND);
        assertThat(new EnableUser(ANA).missing().code()).isEqualTo(USER_NOT_FOUND);
    }

    private static RegisterUser registerAna(Set<SystemRole> roles, @Nullable Identity identity) {
        return new RegisterUser(ANA, "ana", "Ana", "Lima", "ana@example.org", roles, identity);
    }

    private static UserRegistered anaRegistered() {
        return new UserRegistered(
                ANA, sealed(ANA, "ana"), sealed(ANA, "Ana"), sealed(ANA, "Lima"), sealed(ANA, "ana@example.org"));
    }
}
