package almanac.security;

import static almanac.server.Given.aTokenOf;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anonymous;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialHttpTest {

    private static final String SELF = "/api/users/v1/self";
    private final Someone ana = Someone.called("ana");

    @ParameterizedTest
    @ValueSource(strings = {SELF, "/api/projects/v1/projects/x", "/api/no/such/path", "/actuator/env", "/elsewhere"})
    void without_a_credential_nobody_gets_anywhere(String path) {
        Answer refused = anonymous().get(path).expect(401);
        assertThat(refused.at("/errors")).hasSize(1);
        assertThat(refused.text("/requestId")).isEqualTo(refused.header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/version", "/actuator/health", "/v3/api-docs"})
    void some_things_are_for_everybody(String path) {
        assertThat(anonymous().get(path).expect(200).body()).startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "almk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void an_unknown_key_is_refused(String key) {
        anonymous().withKey(key).get(SELF).expect(401);
    }

    @Test
    void part_of_a_key_is_no_key() {
        anonymous()
                .withKey(ana.key().substring(0, ana.key().length() - 1))
                .get(SELF)
                .expect(401);
        anonymous().withKey(ana.key() + "A").get(SELF).expect(401);
    }

    @Test
    void a_revoked_key_is_refused() {
        Answer made = ana.api().post(SELF + "/keys", Map.of("name", "x")).expect(200);
        ana.api().delete(SELF + "/keys/" + made.text("/key/id")).expect(200);
        anonymous().withKey(made.text("/secret")).get(SELF).expect(401);
    }

    @Test
    void a_disabled_user_is_refused_by_key_and_token() {
        String token = aTokenOf(ana);
        administrator().post("/api/admin/v1/users/" + ana.id() + "/disable").expect(200);
        ana.api().get(SELF).expect(401);
        anonymous().withBearer(token).get(SELF).expect(401);
    }

    @Test
    void a_key_is_no_bearer_token() {
        Answer refused = anonymous().withBearer(ana.key()).get(SELF).expect(403);
        assertThat(refused.text("/errors/0")).containsIgnoringCase("no current user");
    }

    @Test
    void a_personal_token_is_a_bearer_token_and_no_key() {
        String token = aTokenOf(ana);
        assertThat(anonymous().withBearer(token).get(SELF).expect(200).text("/user/id"))
                .isEqualTo(ana.id());
        anonymous().withKey(token).get(SELF).expect(401);
    }

    @Test
    void the_names_of_headers_and_schemes_are_read_in_any_letter_case() {
        String token = aTokenOf(ana);
        for (String header : List.of("X-DOMINO-API-KEY", "x-domino-api-key")) {
            anonymous().with(header, ana.key()).get(SELF).expect(200);
        }
        for (String scheme : List.of("bearer ", "BEARER ")) {
            anonymous().with("AUTHORIZATION", scheme + token).get(SELF).expect(200);
        }
    }

    @Test
    void the_bearer_token_goes_first() {
        Someone ben = Someone.called("ben");
        assertThat(ben.api().withBearer(aTokenOf(ana)).get(SELF).expect(200).text("/user/id"))
                .isEqualTo(ana.id());
        ben.api().withBearer("unknown").get(SELF).expect(401);
        ben.api().withBearer(ana.key()).get(SELF).expect(403);
    }

    @Test
    void other_schemes_are_no_credential() {
        anonymous().with("Authorization", "Basic YTpi").get(SELF).expect(401);
        assertThat(ana.api()
                        .with("Authorization", "Basic YTpi")
                        .get(SELF)
                        .expect(200)
                        .text("/user/id"))
                .isEqualTo(ana.id());
    }

    @Test
    void without_an_openid_provider_its_tokens_are_unknown() {
        anonymous()
                .withBearer("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.")
                .get(SELF)
                .expect(401);
    }

    @Test
    void a_credential_is_not_repeated_in_the_answer() {
        assertThat(anonymous().withKey("a-guess-at-a-key").get(SELF).expect(401).body())
                .doesNotContain("a-guess");
    }
}
