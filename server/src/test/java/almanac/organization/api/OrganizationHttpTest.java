package almanac.organization.api;

import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.member;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Organization;
import almanac.server.Someone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OrganizationHttpTest {

    private static final String ORGANIZATIONS = "/api/organizations/v1/organizations";
    private static final String NOBODY = "ffffffffffffffffffffffff";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Someone cleo = Someone.called("cleo");

    @Test
    void an_organization_is_made_with_its_members() {
        String name = unique("org");
        Answer made = ana.api()
                .post(
                        ORGANIZATIONS,
                        Map.of("name", name, "members", List.of(member(ana, "admin"), member(ben, "member"))))
                .expect(200);
        assertThat(made.text("/org/name")).isEqualTo(name);
        assertThat(roles(made)).containsExactlyInAnyOrder(ana.id() + " admin", ben.id() + " member");
        assertThat(roles(ben.api()
                        .get(ORGANIZATIONS + "/" + made.text("/org/id"))
                        .expect(200)))
                .isEqualTo(roles(made));
    }

    @Test
    void its_maker_is_an_admin_if_he_does_not_list_himself() {
        Answer made = ana.api()
                .post(ORGANIZATIONS, Map.of("name", unique("org"), "members", List.of(member(ben, "Member"))))
                .expect(200);
        assertThat(roles(made)).containsExactlyInAnyOrder(ana.id() + " admin", ben.id() + " member");
    }

    @Test
    void an_organization_without_an_admin_is_refused() {
        Answer refused = ana.api()
                .post(ORGANIZATIONS, Map.of("name", unique("org"), "members", List.of(member(ana, "member"))))
                .expect(400);
        assertThat(refused.text("/errors/0")).startsWith("members: ");
    }

    @Test
    void a_member_is_listed_once() {
        Answer refused = ana.api()
                .post(
                        ORGANIZATIONS,
                        Map.of("name", unique("o"), "members", List.of(member(ben, "member"), member(ben, "admin"))))
                .expect(400);
        assertThat(refused.text("/errors/0")).startsWith("members: ").contains(ben.id());
    }

    @Test
    void a_member_who_is_nobody_is_not_found() {
        Answer refused = ana.api()
                .post(
                        ORGANIZATIONS,
                        Map.of(
                                "name",
                                unique("org"),
                                "members",
                                List.of(Map.of("userId", NOBODY, "organizationRole", "member"))))
                .expect(404);
        assertThat(refused.text("/errors/0")).contains(NOBODY);
    }

    @Test
    void a_name_is_taken_once_by_users_and_organizations_together() {
        String taken = anOrganizationOf(ana).name();
        for (String name : List.of(taken, taken.toUpperCase(Locale.ROOT), cleo.userName())) {
            Answer refused = ben.api()
                    .post(ORGANIZATIONS, Map.of("name", name, "members", List.of()))
                    .expect(400);
            assertThat(refused.text("/errors/0")).contains(name).contains("taken");
        }
    }

    @Test
    void members_list_their_own_organizations_by_name() {
        Organization second = anOrganizationOf(ana, ben);
        Organization first = anOrganizationOf(cleo, ben);
        anOrganizationOf(ana);
        Answer list = ben.api().get(ORGANIZATIONS).expect(200);
        assertThat(ids(list)).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(names(list)).isSorted();
        assertThat(list.at("/metadata/totalCount").asInt()).isEqualTo(2);
        assertThat(ids(ben.api().get(ORGANIZATIONS + "?offset=1&limit=1").expect(200)))
                .hasSize(1);
    }

    @Test
    void the_name_filter_of_ones_own_organizations_is_exact() {
        Organization organization = anOrganizationOf(ana);
        anOrganizationOf(ana);
        assertThat(ids(ana.api()
                        .get(ORGANIZATIONS + "?nameFilter=" + organization.name())
                        .expect(200)))
                .containsExactly(organization.id());
        assertThat(ids(ana.api()
                        .get(ORGANIZATIONS + "?nameFilter="
                                + organization.name().substring(1))
                        .expect(200)))
                .isEmpty();
    }

    @Test
    void all_organizations_are_for_those_who_manage_them() {
        Organization organization = anOrganizationOf(ana);
        ben.api().get(ORGANIZATIONS + "/all").expect(403);
        Someone manager = Someone.withRoles("manager", List.of("ProjectManager"));
        assertThat(ids(manager.api().get(ORGANIZATIONS + "/all?limit=10000").expect(200)))
                .contains(organization.id());
    }

    @Test
    void the_name_filter_of_all_organizations_is_a_part_in_any_letter_case() {
        Organization organization = anOrganizationOf(ana);
        String part = organization.name().substring(3).toUpperCase(Locale.ROOT);
        Answer list = administrator()
                .get(ORGANIZATIONS + "/all?limit=1000&nameFilter=" + part)
                .expect(200);
        assertThat(ids(list)).contains(organization.id());
        assertThat(ids(administrator()
                        .get(ORGANIZATIONS + "/all?nameFilter=%25")
                        .expect(200)))
                .isEmpty();
    }

    @Test
    void an_admin_takes_people_in_and_changes_their_roles() {
        Organization organization = anOrganizationOf(ana);
        Answer in = ana.api()
                .put(organization.path() + "/user", member(ben, "member"))
                .expect(200);
        assertThat(roles(in)).containsExactlyInAnyOrder(ana.id() + " admin", ben.id() + " member");
        Answer up = ana.api()
                .put(organization.path() + "/user", member(ben, "ADMIN"))
                .expect(200);
        assertThat(roles(up)).containsExactlyInAnyOrder(ana.id() + " admin", ben.id() + " admin");
        ben.api().put(organization.path() + "/user", member(cleo, "member")).expect(200);
        ben.api().put(organization.path() + "/user", member(cleo, "member")).expect(200);
    }

    @Test
    void nobody_is_taken_in() {
        Organization organization = anOrganizationOf(ana);
        for (String id : List.of(NOBODY, organization.id())) {
            ana.api()
                    .put(organization.path() + "/user", Map.of("userId", id, "organizationRole", "member"))
                    .expect(404);
        }
    }

    @Test
    void an_admin_ends_a_membership() {
        Organization organization = anOrganizationOf(ana, ben);
        Answer out = ana.api().delete(removing(organization, ben.id())).expect(200);
        assertThat(roles(out)).containsExactly(ana.id() + " admin");
        ben.api().get(organization.path()).expect(404);
        Answer again = ana.api().delete(removing(organization, ben.id())).expect(404);
        assertThat(again.text("/errors/0")).contains(ben.id());
    }

    @Test
    void the_last_admin_stays_one() {
        Organization organization = anOrganizationOf(ana, ben);
        Answer leaving = ana.api().delete(removing(organization, ana.id())).expect(400);
        assertThat(leaving.text("/errors/0")).contains(ana.id());
        ana.api().put(organization.path() + "/user", member(ana, "member")).expect(400);
        ana.api().put(organization.path() + "/user", member(ben, "admin")).expect(200);
        ana.api().delete(removing(organization, ana.id())).expect(200);
    }

    @Test
    void who_is_to_be_removed_must_be_said() {
        Organization organization = anOrganizationOf(ana);
        Answer refused = ana.api().delete(organization.path() + "/user").expect(400);
        assertThat(refused.text("/errors/0")).contains("memberToRemoveId");
    }

    @Test
    void an_organization_hides_from_others_than_its_members() {
        Organization organization = anOrganizationOf(ana, ben);
        Answer hidden = cleo.api().get(organization.path()).expect(404);
        assertThat(hidden.text("/errors/0")).isEqualTo("Could not find organization with ID '%s'", organization.id());
        cleo.api().put(organization.path() + "/user", member(cleo, "admin")).expect(404);
        ben.api().put(organization.path() + "/user", member(cleo, "member")).expect(403);
        ben.api().delete(removing(organization, ben.id())).expect(403);
    }

    @Test
    void a_user_is_no_organization() {
        ana.api().get(ORGANIZATIONS + "/" + ana.id()).expect(404);
        administrator().get(ORGANIZATIONS + "/" + ana.id()).expect(404);
        administrator()
                .put(ORGANIZATIONS + "/" + NOBODY + "/user", member(ana, "member"))
                .expect(404);
    }

    private static String removing(Organization organization, String user) {
        return organization.path() + "/user?memberToRemoveId=" + user;
    }

    private static List<String> roles(Answer answer) {
        return answer.at("/org/members")
                .valueStream()
                .map(member -> member.path("userId").asString() + " "
                        + member.path("organizationRole").asString())
                .toList();
    }

    private static List<String> ids(Answer list) {
        return values(list, "id");
    }

    private static List<String> names(Answer list) {
        return values(list, "name");
    }

    private static List<String> values(Answer list, String member) {
        return list.at("/orgs")
                .valueStream()
                .map((JsonNode each) -> each.path(member).asString())
                .toList();
    }
}
