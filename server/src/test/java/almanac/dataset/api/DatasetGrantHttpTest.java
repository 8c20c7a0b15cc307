package almanac.dataset.api;

import static almanac.server.Given.aDatasetOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Given.member;
import static almanac.server.Given.withGrant;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.DatasetDirectory;
import almanac.contract.Answer;
import almanac.server.Given.Dataset;
import almanac.server.Given.Organization;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DatasetId;
import almanac.shared.UserId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DatasetGrantHttpTest {

    private static final String NOBODY = "ffffffffffffffffffffffff";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Someone cleo = Someone.called("cleo");
    private final Dataset dataset = aDatasetOf(ana);

    @Test
    void who_has_a_role_is_told_by_name() {
        Organization crew = anOrganizationOf(ben);
        add(ana, crew.id(), "DatasetRwReader").expect(200);
        JsonNode details = ben.api().get(dataset.path() + "/grants").expect(200).at("/grantDetails");
        assertThat(details.valueStream().map(JsonNode::toString))
                .containsExactly(
                        detail(false, ana.id(), ana.userName(), "DatasetRwOwner"),
                        detail(true, crew.id(), crew.name(), "DatasetRwReader"));
    }

    @Test
    void a_role_is_given_and_replaced() {
        assertThat(add(ana, ben.id(), "DatasetRwReader").expect(200).at("/grants"))
                .hasSize(2);
        Answer replaced = add(ana, ben.id(), "datasetRwEditor").expect(200);
        assertThat(replaced.at("/grants")).hasSize(2);
        assertThat(replaced.text("/grants/1/targetRole")).isEqualTo("DatasetRwEditor");
        ben.api().patch(dataset.path(), Map.of("description", "better")).expect(200);
    }

    @Test
    void an_organization_passes_its_role_to_its_members_and_is_no_owner() {
        Organization crew = anOrganizationOf(ben);
        add(ana, crew.id(), "DatasetRwEditor").expect(200);
        cleo.api().get(dataset.path()).expect(404);
        ben.api().put(crew.path() + "/user", member(cleo, "member")).expect(200);
        cleo.api().patch(dataset.path(), Map.of("description", "ours")).expect(200);
        assertThat(add(ana, crew.id(), "DatasetRwOwner").expect(400).text("/errors/0"))
                .startsWith("targetRole: ");
        remove(ana, crew.id(), "DatasetRwEditor").expect(200);
        cleo.api().get(dataset.path()).expect(404);
    }

    @Test
    void nobody_is_not_found() {
        assertThat(add(ana, NOBODY, "DatasetRwReader").expect(404).text("/errors/0"))
                .contains(NOBODY);
    }

    @Test
    void target_and_role_must_both_be_right_to_be_removed() {
        withGrant(dataset, ben.id(), "DatasetRwReader");
        remove(ana, ben.id(), "DatasetRwEditor").expect(404);
        remove(ana, cleo.id(), "DatasetRwReader").expect(404);
        assertThat(remove(ana, ben.id(), "DatasetRwReader").expect(200).at("/grants"))
                .hasSize(1);
        ben.api().get(dataset.path()).expect(404);
    }

    @Test
    void the_last_owner_stays() {
        withGrant(dataset, ben.id(), "DatasetRwEditor");
        assertThat(remove(ana, ana.id(), "DatasetRwOwner").expect(400).text("/errors/0"))
                .contains(ana.id());
        add(ana, ana.id(), "DatasetRwReader").expect(400);
        add(ana, ben.id(), "DatasetRwOwner").expect(200);
        assertThat(remove(ana, ana.id(), "DatasetRwOwner").expect(200).at("/grants"))
                .hasSize(1);
        ana.api().get(dataset.path()).expect(404);
    }

    @Test
    void a_disabled_owner_is_not_the_one_who_remains() {
        withGrant(dataset, ben.id(), "DatasetRwOwner");
        administrator().post("/api/admin/v1/users/" + ben.id() + "/disable").expect(200);
        remove(ana, ana.id(), "DatasetRwOwner").expect(400);
    }

    @Test
    void whoever_may_read_it_may_mount_it() {
        Someone dora = Someone.called("dora");
        withGrant(dataset, ben.id(), "DatasetRwReader");
        withGrant(dataset, anOrganizationOf(cleo).id(), "DatasetRwReader");
        assertThat(mayMount(ana)).isTrue();
        assertThat(mayMount(ben)).isTrue();
        assertThat(mayMount(cleo)).isTrue();
        assertThat(mayMount(dora)).isFalse();
        administrator().post("/api/admin/v1/users/" + ben.id() + "/disable").expect(200);
        assertThat(mayMount(ben)).isFalse();
        administrator().delete(dataset.path()).expect(200);
        assertThat(mayMount(ana)).isFalse();
    }

    private boolean mayMount(Someone who) {
        return Server.running()
                .bean(DatasetDirectory.class)
                .mayMount(new UserId(who.id()), new DatasetId(dataset.id()));
    }

    private Answer add(Someone who, String target, String role) {
        return who.api().post(dataset.path() + "/grants", Map.of("targetId", target, "targetRole", role));
    }

    private Answer remove(Someone who, String target, String role) {
        return who.api().delete(dataset.path() + "/grants", Map.of("targetId", target, "targetRole", role));
    }

    private static String detail(boolean isOrganization, String id, String name, String role) {
        return "{\"isOrganization\":%s,\"targetId\":\"%s\",\"targetName\":\"%s\",\"targetRole\":\"%s\"}"
                .formatted(isOrganization, id, name, role);
    }
}
