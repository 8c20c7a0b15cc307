package almanac.user.api;

import static almanac.server.Given.administrator;
import static almanac.server.Given.anonymous;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeyHttpTest {

    private static final String KEYS = "/api/users/v1/self/keys";
    private static final String TOKENS = "/api/users/v1/self/tokens";
    private static final String SELF = "/api/users/v1/self";
    private final Someone ana = Someone.called("ana");

    @ParameterizedTest
    @ValueSource(strings = {KEYS, TOKENS})
    void a_secret_is_shown_once_and_never_again(String path) {
        Answer made = ana.api().post(path, Map.of("name", "laptop")).expect(200);
        String secret = made.text("/secret");
        assertThat(made.text("/key/name")).isEqualTo("laptop");
        assertThat(made.text("/key/createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        Answer list = ana.api().get(path).expect(200);
        assertThat(list.text("/keys/0/id")).isEqualTo(made.text("/key/id"));
        assertThat(list.at("/keys/0").propertyNames()).containsExactlyInAnyOrder("id", "name", "createdAt");
        assertThat(list.body()).doesNotContain(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {KEYS, TOKENS})
    void a_revoked_secret_is_worth_nothing_and_leaves_the_list(String path) {
        Answer made = ana.api().post(path, Map.of("name", "short-lived")).expect(200);
        Api other = path.equals(KEYS)
                ? anonymous().withKey(made.text("/secret"))
                : anonymous().withBearer(made.text("/secret"));
        other.get(SELF).expect(200);
        String key = path + "/" + made.text("/key/id");
        assertThat(ana.api().delete(key).expect(200).at("/success").asBoolean()).isTrue();
        other.get(SELF).expect(401);
        assertThat(ana.api().get(path).expect(200).body()).doesNotContain(made.text("/key/id"));
        ana.api().delete(key).expect(404);
    }

    @Test
    void keys_and_tokens_are_lists_of_their_own() {
        String token = ana.api().post(TOKENS, Map.of("name", "x")).expect(200).text("/key/id");
        assertThat(ana.api().get(KEYS).expect(200).body()).doesNotContain(token);
        ana.api().delete(KEYS + "/" + token).expect(404);
    }

    @Test
    void another_persons_key_is_not_found() {
        Someone ben = Someone.called("ben");
        String key = ben.api().post(KEYS, Map.of("name", "x")).expect(200).text("/key/id");
        Answer refused = ana.api().delete(KEYS + "/" + key).expect(404);
        assertThat(refused.text("/errors/0")).isEqualTo("Could not find key with ID '%s'", key);
        ben.api().get(SELF).expect(200);
    }

    @Test
    void a_key_may_be_the_one_that_is_used_to_revoke_it() {
        String id = ana.api().get(KEYS).expect(200).text("/keys/0/id");
        ana.api().delete(KEYS + "/" + id).expect(200);
        ana.api().get(SELF).expect(401);
    }

    @Test
    void an_administrator_gives_lists_and_revokes_keys_of_others() {
        String keys = "/api/admin/v1/users/" + ana.id() + "/keys";
        Answer made = administrator().post(keys, Map.of("name", "given")).expect(200);
        Api other = anonymous().withKey(made.text("/secret"));
        assertThat(other.get(SELF).expect(200).text("/user/id")).isEqualTo(ana.id());
        Answer list = administrator().get(keys).expect(200);
        assertThat(list.at("/keys")).hasSize(2);
        assertThat(list.body()).doesNotContain(made.text("/secret"));
        administrator().delete(keys + "/" + made.text("/key/id")).expect(200);
        other.get(SELF).expect(401);
        ana.api().get(SELF).expect(200);
    }

    @Test
    void a_disabled_user_is_given_no_key() {
        administrator().post("/api/admin/v1/users/" + ana.id() + "/disable").expect(200);
        int status = administrator()
                .post("/api/admin/v1/users/" + ana.id() + "/keys", Map.of("name", "x"))
                .status();
        assertThat(status).isIn(400, 404);
    }

    @Test
    void a_key_needs_a_name() {
        assertThat(ana.api().post(KEYS, Map.of("name", " ")).expect(400).text("/errors/0"))
                .startsWith("name: ");
        assertThat(ana.api().post(KEYS, Map.of()).expect(400).text("/message")).contains("name");
    }

    @Test
    void neither_secrets_nor_personal_data_are_kept_as_they_are() {
        String token = ana.api().post(TOKENS, Map.of("name", "x")).expect(200).text("/secret");
        assertThat(Server.running().kept(ana.id())).isNotEmpty();
        assertThat(Server.running()
                        .kept(
                                ana.key(),
                                token,
                                Server.ADMINISTRATOR_KEY,
                                ana.userName() + "@example.org",
                                "First-" + ana.userName(),
                                "Last-" + ana.userName()))
                .isEmpty();
    }

    @Test
    void the_user_name_is_kept_in_one_table_only() {
        assertThat(Server.running().kept(ana.userName())).hasSize(1);
    }
}
