package almanac.datasource.api;

import static almanac.server.Given.aDataSourceBody;
import static almanac.server.Given.aDataSourceOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.DataSource;
import almanac.server.Someone;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSourceHttpTest {

    private static final String DATA_SOURCES = "/api/datasource/v1/datasources";
    private static final String NOBODY = "ffffffffffffffffffffffff";
    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");

    @Test
    void a_data_source_is_what_its_maker_says_without_the_credentials() {
        String name = unique("warehouse");
        Map<String, Object> body = with(aDataSourceBody(name, List.of(ben.id())), "description", "What was sold");
        Answer made = ana.api().post(DATA_SOURCES, body).expect(200);
        assertThat(made.text("/name")).isEqualTo(name);
        assertThat(made.text("/description")).isEqualTo("What was sold");
        assertThat(made.text("/dataSourceType")).isEqualTo("PostgreSQLConfig");
        assertThat(made.text("/displayName")).isEqualTo("PostgreSQL");
        assertThat(made.text("/authType")).isEqualTo("Basic");
        assertThat(made.text("/credentialType")).isEqualTo("Individual");
        assertThat(made.text("/config/host")).isEqualTo("db.example.org");
        assertThat(made.text("/ownerId")).isEqualTo(ana.id());
        assertThat(made.text("/ownerUsername")).isEqualTo(ana.userName());
        assertThat(made.at("/permissions/isEveryone").asBoolean()).isFalse();
        assertThat(made.text("/permissions/userAndOrganizationIds/0")).isEqualTo(ben.id());
        assertThat(made.body()).doesNotContain("sesame", "reader", "credentials");
        assertThat(ana.api()
                        .get(DATA_SOURCES + "/" + made.text("/id"))
                        .expect(200)
                        .json())
                .isEqualTo(made.json());
    }

    @Test
    void a_type_that_nobody_knows_is_taken() {
        Map<String, Object> body = with(aDataSourceBody(unique("abacus"), List.of()), "dataSourceType", "AbacusConfig");
        Answer made = ana.api().post(DATA_SOURCES, body).expect(200);
        assertThat(made.text("/displayName")).isEqualTo("AbacusConfig");
        assertThat(made.json().has("description")).isFalse();
    }

    @Test
    void a_name_is_taken_until_the_data_source_is_deleted() {
        DataSource dataSource = aDataSourceOf(ana);
        Map<String, Object> body = aDataSourceBody(dataSource.name(), List.of());
        assertThat(ben.api().post(DATA_SOURCES, body).expect(400).text("/errors/0"))
                .contains(dataSource.name());
        ana.api().delete(dataSource.path()).expect(200);
        ben.api().post(DATA_SOURCES, body).expect(200);
    }

    @Test
    void administrators_alone_make_what_reaches_beyond_its_owner() {
        Map<String, Object> shared = with(aDataSourceBody(unique("shared"), List.of()), "credentialType", "Shared");
        Map<String, Object> everyones = with(aDataSourceBody(unique("all"), List.of()), "permissions", everyone());
        for (Map<String, Object> body : List.of(shared, everyones)) {
            assertThat(ana.api().post(DATA_SOURCES, body).expect(403).text("/errors/0"))
                    .contains("ShareDataSources");
            administrator().post(DATA_SOURCES, body).expect(200);
        }
        Someone anybody = Someone.withRoles("anybody", List.of());
        String names = "?dataSourceNames=" + everyones.get("name") + "," + shared.get("name");
        assertThat(anybody.api().get(DATA_SOURCES + names).expect(200).text("/dataSources/0/name"))
                .isEqualTo(everyones.get("name"));
        assertThat(anybody.api()
                        .get(DATA_SOURCES + names)
                        .expect(200)
                        .at("/metadata/totalCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void it_is_not_shared_with_strangers() {
        ana.api()
                .post(DATA_SOURCES, aDataSourceBody(unique("x"), List.of(NOBODY)))
                .expect(404);
        DataSource dataSource = aDataSourceOf(ana);
        assertThat(ana.api()
                        .patch(dataSource.path(), sharedWith(NOBODY))
                        .expect(404)
                        .text("/errors/0"))
                .contains(NOBODY);
    }

    @Test
    void a_change_replaces_what_it_names_and_leaves_the_rest() {
        DataSource dataSource = aDataSourceOf(ana, ben.id());
        Answer changed = ana.api()
                .patch(dataSource.path(), Map.of("config", Map.of("host", "other.example.org")))
                .expect(200);
        assertThat(changed.at("/config").propertyNames()).containsExactly("host");
        assertThat(changed.text("/config/host")).isEqualTo("other.example.org");
        assertThat(changed.at("/permissions/userAndOrganizationIds")).hasSize(1);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        ana.api().patch(dataSource.path(), sharedWith()).expect(200);
        ben.api().get(dataSource.path()).expect(404);
    }

    @Test
    void the_time_of_the_last_change_is_told() {
        DataSource dataSource = aDataSourceOf(ana);
        Instant before =
                Instant.parse(ana.api().get(dataSource.path()).expect(200).text("/lastUpdated"));
        Answer changed =
                ana.api().patch(dataSource.path(), Map.of("config", Map.of())).expect(200);
        assertThat(Instant.parse(changed.text("/lastUpdated"))).isAfterOrEqualTo(before);
        assertThat(ana.api().get(dataSource.path()).expect(200).text("/lastUpdated"))
                .isEqualTo(changed.text("/lastUpdated"));
    }

    /** Even one that says nothing new (behaviour.md, 3.7). */
    @Test
    void each_patch_is_an_update() {
        DataSource dataSource = aDataSourceOf(ana, ben.id());
        String made = ana.api().get(dataSource.path()).expect(200).text("/lastUpdated");
        Answer same = ana.api().patch(dataSource.path(), sharedWith(ben.id())).expect(200);
        assertThat(Instant.parse(same.text("/lastUpdated"))).isAfter(Instant.parse(made));
        Answer none = ana.api().patch(dataSource.path(), Map.of()).expect(200);
        assertThat(Instant.parse(none.text("/lastUpdated"))).isAfter(Instant.parse(same.text("/lastUpdated")));
        assertThat(none.at("/config")).isEqualTo(same.at("/config")).isNotEmpty();
    }

    @Test
    void a_change_is_made_on_the_version_that_was_seen() {
        DataSource dataSource = aDataSourceOf(ana, ben.id());
        String seen = ana.api().get(dataSource.path()).expect(200).header("ETag");
        ben.api().get(dataSource.path()).expect(200); // to look at it is no change
        ana.api().with("If-Match", seen).patch(dataSource.path(), sharedWith()).expect(200);
        ana.api()
                .with("If-Match", seen)
                .patch(dataSource.path(), sharedWith(ben.id()))
                .expect(412);
    }

    @Test
    void members_of_an_organization_use_what_is_shared_with_it() {
        Someone member = Someone.called("member");
        DataSource dataSource = aDataSourceOf(ana, anOrganizationOf(ben, member).id());
        for (Someone user : List.of(ben, member)) {
            user.api().get(dataSource.path()).expect(200);
            user.api().patch(dataSource.path(), Map.of()).expect(403);
            user.api().delete(dataSource.path()).expect(403);
        }
        Someone.called("outsider").api().get(dataSource.path()).expect(404);
    }

    @Test
    void its_owner_does_not_give_it_to_everyone_but_may_take_it_back() {
        DataSource dataSource = aDataSourceOf(ana);
        ana.api().patch(dataSource.path(), Map.of("permissions", everyone())).expect(403);
        administrator()
                .patch(dataSource.path(), Map.of("permissions", everyone()))
                .expect(200);
        ben.api().get(dataSource.path()).expect(200);
        ana.api().patch(dataSource.path(), sharedWith()).expect(200);
        ben.api().get(dataSource.path()).expect(404);
    }

    @Test
    void a_deleted_one_is_answered_once_more_and_gone() {
        DataSource dataSource = aDataSourceOf(ana, ben.id());
        assertThat(ana.api().delete(dataSource.path()).expect(200).text("/name"))
                .isEqualTo(dataSource.name());
        for (Someone user : List.of(ana, ben)) {
            user.api().get(dataSource.path()).expect(404);
            user.api().delete(dataSource.path()).expect(404);
            assertThat(user.api().get(DATA_SOURCES).expect(200).body()).doesNotContain(dataSource.id());
        }
        administrator().get(dataSource.path()).expect(404);
        administrator().patch(dataSource.path(), Map.of()).expect(404);
    }

    @Test
    void names_and_settings_that_cannot_be_stored_are_refused() {
        String name = unique("nul");
        String body = "{\"config\": {\"a\\u0000b\": \"c\"}}";
        DataSource dataSource = aDataSourceOf(ana);
        ana.api().patch(dataSource.path(), body).expect(400);
        ana.api()
                .post(DATA_SOURCES, aDataSourceBody(name + " with a space", List.of()))
                .expect(400);
    }

    private static Map<String, Object> everyone() {
        return Map.of("isEveryone", true, "userAndOrganizationIds", List.of());
    }

    private static Map<String, Object> sharedWith(String... accounts) {
        return Map.of("permissions", Map.of("isEveryone", false, "userAndOrganizationIds", List.of(accounts)));
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(name, value);
        return changed;
    }
}
