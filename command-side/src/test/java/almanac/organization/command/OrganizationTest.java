package almanac.organization.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ACTUARIES;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.CY;
import static almanac.given.People.STRANGER;
import static almanac.shared.ErrorCode.ACCOUNT_NAME_TAKEN;
import static almanac.shared.ErrorCode.MEMBER_LISTED_TWICE;
import static almanac.shared.ErrorCode.MEMBER_NOT_FOUND;
import static almanac.shared.ErrorCode.ORGANIZATION_NEEDS_ADMIN;
import static almanac.shared.ErrorCode.ORGANIZATION_NOT_FOUND;
import static almanac.shared.ErrorCode.ORGANIZATION_WITHOUT_ADMIN;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;
import static almanac.shared.OrganizationRole.ADMIN;
import static almanac.shared.OrganizationRole.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.given.InMemoryDirectory;
import almanac.organization.command.OrganizationCommand.CreateOrganization;
import almanac.organization.command.OrganizationCommand.CreateOrganization.Member;
import almanac.organization.command.OrganizationCommand.PutMember;
import almanac.organization.command.OrganizationCommand.RemoveMember;
import almanac.organization.event.OrganizationEvent.MemberAdded;
import almanac.organization.event.OrganizationEvent.MemberRemoved;
import almanac.organization.event.OrganizationEvent.MemberRoleChanged;
import almanac.organization.event.OrganizationEvent.OrganizationCreated;
import almanac.shared.OrganizationRole;
import almanac.shared.UserId;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganizationTest {

    private static final OrganizationCreated ACTUARIES_CREATED = new OrganizationCreated(ACTUARIES, "actuaries");

    private final FixtureConfiguration<Organization> fixture = new AggregateTestFixture<>(Organization.class);
    private final InMemoryDirectory directory = new InMemoryDirectory().withUsers(ANA, BO, CY);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(directory);
    }

    @Test
    void the_founder_becomes_an_admin_beside_the_members_listed() {
        fixture.givenNoPriorActivity()
                .when(foundedByAnaWith(new Member(BO, MEMBER), new Member(CY, ADMIN)))
                .expectEvents(ACTUARIES_CREATED, added(BO, MEMBER), added(CY, ADMIN), adminAdded(ANA));
    }

    @Test
    void a_founder_who_lists_himself_keeps_the_role_that_he_wants() {
        fixture.givenNoPriorActivity()
                .when(foundedByAnaWith(new Member(ANA, MEMBER), new Member(BO, ADMIN)))
                .expectEvents(ACTUARIES_CREATED, added(ANA, MEMBER), adminAdded(BO));
    }

    @Test
    void an_organization_may_consist_of_its_founder() {
        fixture.givenNoPriorActivity().when(foundedByAnaWith()).expectEvents(ACTUARIES_CREATED, adminAdded(ANA));
    }

    @Test
    void a_name_that_is_taken_is_refused_in_any_letter_case() {
        directory.takeAccountName("Actuaries");
        fixture.givenNoPriorActivity()
                .when(foundedByAnaWith())
                .expectNoEvents()
                .expectException(failure(ACCOUNT_NAME_TAKEN));
    }

    @Test
    void a_stranger_among_the_members_is_refused() {
        fixture.givenNoPriorActivity()
                .when(foundedByAnaWith(new Member(STRANGER, MEMBER)))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void a_member_is_listed_once() {
        fixture.givenNoPriorActivity()
                .when(foundedByAnaWith(new Member(BO, MEMBER), new Member(BO, ADMIN)))
                .expectNoEvents()
                .expectException(failure(MEMBER_LISTED_TWICE));
    }

    @Test
    void an_organization_without_an_admin_is_refused() {
        fixture.givenNoPriorActivity()
                .when(foundedByAnaWith(new Member(ANA, MEMBER), new Member(BO, MEMBER)))
                .expectNoEvents()
                .expectException(failure(ORGANIZATION_WITHOUT_ADMIN));
    }

    @Test
    void a_user_is_taken_in() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA))
                .when(new PutMember(ACTUARIES, BO, MEMBER))
                .expectEvents(added(BO, MEMBER));
    }

    @Test
    void a_stranger_is_not_taken_in() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA))
                .when(new PutMember(ACTUARIES, STRANGER, MEMBER))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void a_member_is_promoted() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), added(BO, MEMBER))
                .when(new PutMember(ACTUARIES, BO, ADMIN))
                .expectEvents(new MemberRoleChanged(ACTUARIES, BO, ADMIN));
    }

    @Test
    void the_same_role_again_changes_nothing() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA))
                .when(new PutMember(ACTUARIES, ANA, ADMIN))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_admin_is_demoted_while_another_remains() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), adminAdded(BO))
                .when(new PutMember(ACTUARIES, ANA, MEMBER))
                .expectEvents(new MemberRoleChanged(ACTUARIES, ANA, MEMBER));
    }

    @Test
    void the_last_admin_is_not_demoted() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), added(BO, MEMBER))
                .when(new PutMember(ACTUARIES, ANA, MEMBER))
                .expectNoEvents()
                .expectException(failure(ORGANIZATION_NEEDS_ADMIN));
    }

    @Test
    void whoever_was_demoted_is_no_admin_any_more() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), adminAdded(BO), new MemberRoleChanged(ACTUARIES, ANA, MEMBER))
                .when(new RemoveMember(ACTUARIES, BO))
                .expectNoEvents()
                .expectException(failure(ORGANIZATION_NEEDS_ADMIN));
    }

    @Test
    void a_member_is_removed() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), added(BO, MEMBER))
                .when(new RemoveMember(ACTUARIES, BO))
                .expectEvents(new MemberRemoved(ACTUARIES, BO));
    }

    @Test
    void an_admin_is_removed_while_another_remains() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), adminAdded(BO))
                .when(new RemoveMember(ACTUARIES, ANA))
                .expectEvents(new MemberRemoved(ACTUARIES, ANA));
    }

    @Test
    void the_last_admin_is_not_removed() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), added(BO, MEMBER))
                .when(new RemoveMember(ACTUARIES, ANA))
                .expectNoEvents()
                .expectException(failure(ORGANIZATION_NEEDS_ADMIN));
    }

    @Test
    void an_admin_who_is_no_user_any_more_does_not_count_as_another() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), adminAdded(STRANGER))
                .when(new RemoveMember(ACTUARIES, ANA))
                .expectNoEvents()
                .expectException(failure(ORGANIZATION_NEEDS_ADMIN));
    }

    @Test
    void such_an_admin_is_removed_while_another_remains() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), adminAdded(STRANGER))
                .when(new RemoveMember(ACTUARIES, STRANGER))
                .expectEvents(new MemberRemoved(ACTUARIES, STRANGER));
    }

    @Test
    void in_place_of_such_an_admin_a_member_is_promoted() {
        fixture.given(ACTUARIES_CREATED, adminAdded(STRANGER), added(BO, MEMBER))
                .when(new PutMember(ACTUARIES, BO, ADMIN))
                .expectEvents(new MemberRoleChanged(ACTUARIES, BO, ADMIN));
    }

    @Test
    void a_member_who_is_no_user_any_more_is_not_promoted() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), added(STRANGER, MEMBER))
                .when(new PutMember(ACTUARIES, STRANGER, ADMIN))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void plain_members_are_removed_whoever_the_admins_are() {
        fixture.given(ACTUARIES_CREATED, adminAdded(STRANGER), added(BO, MEMBER))
                .when(new RemoveMember(ACTUARIES, BO))
                .expectEvents(new MemberRemoved(ACTUARIES, BO));
    }

    @Test
    void whoever_is_no_member_cannot_be_removed() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA))
                .when(new RemoveMember(ACTUARIES, BO))
                .expectNoEvents()
                .expectException(failure(MEMBER_NOT_FOUND));
    }

    @Test
    void whoever_was_removed_is_taken_in_anew() {
        fixture.given(ACTUARIES_CREATED, adminAdded(ANA), added(BO, MEMBER), new MemberRemoved(ACTUARIES, BO))
                .when(new PutMember(ACTUARIES, BO, MEMBER))
                .expectEvents(added(BO, MEMBER));
    }

    @Test
    void a_command_to_a_missing_organization_names_the_organization() {
        assertThat(new PutMember(ACTUARIES, BO, MEMBER).missing()).hasMessageContaining(ACTUARIES.value());
        assertThat(new RemoveMember(ACTUARIES, BO).missing().code()).isEqualTo(ORGANIZATION_NOT_FOUND);
    }

    private static CreateOrganization foundedByAnaWith(Member... members) {
        return new CreateOrganization(ACTUARIES, "actuaries", List.of(members), ANA);
    }

    private static MemberAdded adminAdded(UserId user) {
        return added(user, ADMIN);
    }

    private static MemberAdded added(UserId user, OrganizationRole role) {
        return new MemberAdded(ACTUARIES, user, role);
    }
}
