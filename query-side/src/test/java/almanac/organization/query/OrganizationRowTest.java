package almanac.organization.query;

import static almanac.shared.OrganizationRole.ADMIN;
import static almanac.shared.OrganizationRole.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.organization.event.OrganizationEvent;
import almanac.organization.event.OrganizationEvent.MemberAdded;
import almanac.organization.event.OrganizationEvent.MemberRemoved;
import almanac.organization.event.OrganizationEvent.MemberRoleChanged;
import almanac.organization.event.OrganizationEvent.OrganizationCreated;
import almanac.row.History;
import almanac.shared.OrganizationId;
import almanac.shared.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrganizationRowTest {

    private static final OrganizationId ACTUARIES = new OrganizationId("66b00000000000000000a001");
    private static final UserId ANA = new UserId("66b0000000000000000000a1");
    private static final UserId BO = new UserId("66b0000000000000000000b2");
    private static final OrganizationCreated CREATED = new OrganizationCreated(ACTUARIES, "actuaries");
    private static final MemberAdded ANA_ADDED = new MemberAdded(ACTUARIES, ANA, ADMIN);
    private static final MemberAdded BO_ADDED = new MemberAdded(ACTUARIES, BO, MEMBER);

    @Test
    void a_new_organization_has_a_name_and_no_members() {
        assertThat(after(CREATED).toV1()).isEqualTo(new OrganizationV1(ACTUARIES, "actuaries", List.of()));
    }

    @Test
    void members_are_listed_in_the_order_in_which_they_came() {
        assertThat(after(CREATED, ANA_ADDED, BO_ADDED).toV1().members())
                .containsExactly(new OrganizationMemberV1(ANA, ADMIN), new OrganizationMemberV1(BO, MEMBER));
    }

    @Test
    void a_member_with_another_role_keeps_his_place() {
        OrganizationRow row = after(CREATED, ANA_ADDED, BO_ADDED, new MemberRoleChanged(ACTUARIES, ANA, MEMBER));
        assertThat(row.toV1().members())
                .containsExactly(new OrganizationMemberV1(ANA, MEMBER), new OrganizationMemberV1(BO, MEMBER));
    }

    @Test
    void a_member_removed_is_gone() {
        OrganizationRow row = after(CREATED, ANA_ADDED, BO_ADDED, new MemberRemoved(ACTUARIES, ANA));
        assertThat(row.toV1().members()).containsExactly(new OrganizationMemberV1(BO, MEMBER));
    }

    @Test
    void events_seen_twice_change_nothing() {
        OrganizationEvent[] events = {
            CREATED, ANA_ADDED, BO_ADDED, new MemberRoleChanged(ACTUARIES, BO, ADMIN), new MemberRemoved(ACTUARIES, ANA)
        };
        OrganizationRow twice = History.foldTwice(new OrganizationRow(), ACTUARIES.value(), events);
        assertThat(twice.toV1()).isEqualTo(after(events).toV1());
        assertThat(twice.version()).isEqualTo(4);
        assertThat(twice.createdAt()).isEqualTo(History.at(0));
        assertThat(twice.updatedAt()).isEqualTo(History.at(4));
    }

    private static OrganizationRow after(OrganizationEvent... events) {
        return History.fold(new OrganizationRow(), ACTUARIES.value(), events);
    }
}
