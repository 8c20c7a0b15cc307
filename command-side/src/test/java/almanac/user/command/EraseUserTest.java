package almanac.user.command;

import static almanac.given.Failure.failure;
import static almanac.given.InMemoryPersonVault.sealed;
import static almanac.given.People.ACTUARIES;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.shared.ErrorCode.LAST_ADMINISTRATOR;
import static almanac.shared.ErrorCode.NOT_ALLOWED;
import static almanac.shared.ErrorCode.OWN_ACCOUNT;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;
import static almanac.shared.ErrorCode.USER_OWNS;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.OwnedResources;
import almanac.given.InMemoryDirectory;
import almanac.given.InMemoryPersonVault;
import almanac.shared.ProjectId;
import almanac.shared.SystemRole;
import almanac.user.command.UserCommand.DisableUser;
import almanac.user.command.UserCommand.EnableUser;
import almanac.user.command.UserCommand.EraseUser;
import almanac.user.command.UserCommand.SetSystemRoles;
import almanac.user.event.UserEvent.SystemRoleGranted;
import almanac.user.event.UserEvent.UserDisabled;
import almanac.user.event.UserEvent.UserErased;
import almanac.user.event.UserEvent.UserRegistered;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EraseUserTest {

    private static final ProjectId CHURN = new ProjectId("66b0000000000000000000e5");

    private final FixtureConfiguration<User> fixture = new AggregateTestFixture<>(User.class);
    private final InMemoryDirectory directory = new InMemoryDirectory();
    private final InMemoryPersonVault vault = new InMemoryPersonVault();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
        fixture.registerInjectableResource(vault);
        vault.enrol(ANA, "ana");
        vault.enrol(BO, "bo");
    }

    @Test
    void a_user_is_erased_with_his_key_and_nobody_elses() {
        fixture.given(anaRegistered())
                .when(new EraseUser(ANA, BO))
                .expectEvents(new UserErased(ANA))
                .expectMarkedDeleted();
        assertThat(vault.knows(ANA)).isFalse();
        assertThat(vault.knows(BO)).isTrue();
    }

    @Test
    void a_disabled_user_is_erased_too() {
        fixture.given(anaRegistered(), new UserDisabled(ANA))
                .when(new EraseUser(ANA, BO))
                .expectEvents(new UserErased(ANA));
    }

    @Test
    void an_administrator_cannot_erase_himself() {
        fixture.given(anaRegistered())
                .when(new EraseUser(ANA, ANA))
                .expectNoEvents()
                .expectException(failure(OWN_ACCOUNT));
        assertThat(vault.knows(ANA)).isTrue();
    }

    @Test
    void one_of_two_administrators_can_be_erased() {
        directory.withAdministrators(ANA, BO);
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SystemRole.SYS_ADMIN))
                .when(new EraseUser(ANA, BO))
                .expectEvents(new UserErased(ANA));
    }

    @Test
    void the_last_administrator_cannot_be_erased() {
        directory.withAdministrators(ANA);
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SystemRole.SYS_ADMIN))
                .when(new EraseUser(ANA, BO))
                .expectNoEvents()
                .expectException(failure(LAST_ADMINISTRATOR));
        assertThat(vault.knows(ANA)).isTrue();
    }

    @Test
    void who_was_an_administrator_a_moment_ago_erases_none() {
        directory.withAdministrators(ANA, CY);
        fixture.given(anaRegistered(), new SystemRoleGranted(ANA, SystemRole.SYS_ADMIN))
                .when(new EraseUser(ANA, BO))
                .expectNoEvents()
                .expectException(failure(NOT_ALLOWED));
    }

    @Test
    void who_still_owns_a_project_is_not_erased() {
        directory.give(ANA, new OwnedResources(List.of(CHURN), List.of(), List.of(), List.of()));
        fixture.given(anaRegistered())
                .when(new EraseUser(ANA, BO))
                .expectNoEvents()
                .expectException(failure(USER_OWNS))
                .expectExceptionMessage("User '%s' still owns project %s: name a new owner".formatted(ANA, CHURN));
        assertThat(vault.knows(ANA)).isTrue();
    }

    @Test
    void the_last_admin_of_an_organization_is_not_erased() {
        directory.give(ANA, new OwnedResources(List.of(), List.of(ACTUARIES), List.of(), List.of()));
        fixture.given(anaRegistered())
                .when(new EraseUser(ANA, BO))
                .expectNoEvents()
                .expectException(failure(USER_OWNS));
        assertThat(vault.knows(ANA)).isTrue();
    }

    static Stream<UserCommand> commands() {
        return Stream.of(
                new EraseUser(ANA, BO),
                new EnableUser(ANA),
                new DisableUser(ANA, BO),
                new SetSystemRoles(ANA, Set.of(SystemRole.LIBRARIAN), BO));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void who_was_erased_takes_no_commands(UserCommand command) {
        fixture.given(anaRegistered(), new UserErased(ANA))
                .when(command)
                .expectNoEvents()
                .expectException(AggregateDeletedException.class);
        assertThat(command.missing().code()).isEqualTo(USER_NOT_FOUND);
    }

    private static UserRegistered anaRegistered() {
        return new UserRegistered(ANA, sealed(ANA, "ana"), sealed(ANA, "Ana"), sealed(ANA, "Lima"), null);
    }
}
