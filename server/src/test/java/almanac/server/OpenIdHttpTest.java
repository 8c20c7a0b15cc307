package almanac.server;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.contract.Answer;
import almanac.security.Credential;
import almanac.security.Logins;
import almanac.shared.DomainException;
import almanac.shared.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in by access tokens of an OpenID provider, on a server of its own. */
@SuppressWarnings("NullAway.Init") // set before all tests
class OpenIdHttpTest {

    private static final String SELF = "/api/users/v1/self";

    /** In the time of one test, each of which may take some seconds on a busy machine. */
    private static final int MOST_FETCHES = 5;

    private static OpenIdProvider provider;
    private static Server server;

    @BeforeAll
    static void start() {
        provider = OpenIdProvider.start();
        server = Server.startBeside(
                Server.running(),
                "openid",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + provider.issuer());
    }

    @AfterAll
    static void stop() {
        server.stop();
        provider.close();
    }

    @Test
    void who_comes_for_the_first_time_gets_an_account_from_his_claims() {
        Map<String, Object> claims = claims(unique("ada"));
        Answer self = with(provider.token(claims)).expect(200);
        assertThat(self.text("/user/userName")).isEqualTo(claims.get("preferred_username"));
        assertThat(self.text("/user/firstName")).isEqualTo("Ada");
        assertThat(self.text("/user/lastName")).isEqualTo("Byron");
        assertThat(self.text("/user/fullName")).isEqualTo("Ada Byron");
        assertThat(self.text("/user/email")).isEqualTo("ada@example.org");
        Answer account = server.administrator()
                .get("/api/admin/v1/users/" + self.text("/user/id"))
                .expect(200);
        assertThat(account.at("/roles")).hasSize(1);
        assertThat(account.text("/roles/0")).isEqualTo("Practitioner");
    }

    @Test
    void who_comes_again_is_the_same_user_whatever_else_his_token_says() {
        Map<String, Object> claims = claims(unique("ada"));
        String first = with(provider.token(claims)).expect(200).text("/user/id");
        assertThat(with(provider.token(claims)).expect(200).text("/user/id")).isEqualTo(first);
        claims.put("preferred_username", unique("renamed"));
        assertThat(with(provider.token(claims)).expect(200).text("/user/id")).isEqualTo(first);
    }

    @Test
    void who_has_a_name_only_gets_an_account_too() {
        String name = unique("plain");
        Answer self = with(provider.token(Map.of("preferred_username", name))).expect(200);
        assertThat(self.text("/user/userName")).isEqualTo(name);
        assertThat(self.at("/user").has("email")).isFalse();
    }

    @Test
    void ten_requests_at_once_make_one_user() {
        Map<String, Object> claims = claims(unique("hasty"));
        String token = provider.token(claims);
        List<Answer> answers = Simultaneous.atOnce(10, n -> with(token));
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(answer -> answer.text("/user/id")).distinct())
                .hasSize(1);
        assertThat(named(claims)).isEqualTo(1);
    }

    @Test
    void a_token_that_is_not_good_is_refused_and_makes_no_account() {
        Map<String, Object> claims = claims(unique("mallory"));
        for (String token : List.of(
                provider.expiredToken(claims),
                provider.endlessToken(claims),
                provider.forgedToken(claims),
                provider.tokenOfAnotherIssuer(claims),
                tampered(provider.token(claims)),
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.",
                "not.a.token",
                "x")) {
            with(token).expect(401);
        }
        assertThat(named(claims)).isZero();
    }

    @Test
    void tokens_of_unknown_keys_are_refused_without_asking_the_provider_each_time() {
        Map<String, Object> claims = claims(unique("flood"));
        with(provider.token(claims)).expect(200);
        int before = provider.fetches();
        for (int n = 0; n < 30; n++) {
            with(provider.tokenOfUnknownKey(claims)).expect(401);
        }
        assertThat(provider.fetches() - before).isLessThanOrEqualTo(MOST_FETCHES);
        with(provider.token(claims)).expect(200);
    }

    @Test
    void a_name_that_somebody_else_has_is_refused() {
        Someone ana = Someone.on(server, "ana", List.of("Practitioner"));
        Answer refused = with(provider.token(claims(ana.userName()))).expect(403);
        assertThat(refused.text("/errors/0")).contains(ana.userName());
        Answer self = ana.api().get(SELF).expect(200);
        assertThat(self.text("/user/id")).isEqualTo(ana.id());
        assertThat(self.text("/user/firstName")).isEqualTo("First-" + ana.userName());
        assertThat(named(claims(ana.userName()))).isEqualTo(1);
        with(provider.token(claims("ADMIN"))).expect(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "a/b", "a\\b", "nul\0inside"})
    void a_name_that_nobody_could_be_given_is_refused(String name) {
        long before = server.events();
        with(provider.token(claims(name))).expect(403);
        assertThat(server.events()).isEqualTo(before);
    }

    @Test
    void other_claims_that_cannot_be_kept_are_left_out() {
        Map<String, Object> claims = claims(unique("odd"));
        claims.put("given_name", "nul\0inside");
        claims.put("family_name", "x".repeat(1_000));
        claims.put("email", "");
        Answer self = with(provider.token(claims)).expect(200);
        assertThat(self.text("/user/firstName")).isEmpty();
        assertThat(self.text("/user/fullName")).isEmpty();
    }

    @Test
    void a_token_without_a_name_is_refused() {
        with(provider.token(Map.of("given_name", "Nobody"))).expect(403);
    }

    @Test
    void a_disabled_user_is_refused() {
        Map<String, Object> claims = claims(unique("gone"));
        String id = with(provider.token(claims)).expect(200).text("/user/id");
        server.administrator().post("/api/admin/v1/users/" + id + "/disable").expect(200);
        with(provider.token(claims)).expect(401);
        claims.put("preferred_username", unique("another"));
        with(provider.token(claims)).expect(401);
        assertThat(named(claims)).isZero();
    }

    @Test
    void who_was_erased_comes_back_as_somebody_new() {
        Map<String, Object> claims = claims(unique("phoenix"));
        String id = with(provider.token(claims)).expect(200).text("/user/id");
        server.administrator().delete("/api/admin/v1/subjects/" + id).expect(200);
        Answer again = with(provider.token(claims)).expect(200);
        assertThat(again.text("/user/id")).isNotEqualTo(id);
        assertThat(again.text("/user/userName")).isEqualTo(claims.get("preferred_username"));
        assertThat(with(provider.token(claims)).expect(200).text("/user/id")).isEqualTo(again.text("/user/id"));
        assertThat(named(claims)).isEqualTo(1);
    }

    @Test
    void whoever_is_unknown_meanwhile_may_not_go_on_and_gets_no_account_by_that() {
        Map<String, Object> claims = claims(unique("lasting"));
        String token = provider.token(claims);
        String id = with(token).expect(200).text("/user/id");
        Logins logins = server.bean(Logins.class);
        Credential credential = new Credential("Bearer " + token, null);
        logins.requireStill(new UserId(id), credential, "request");
        server.administrator().delete("/api/admin/v1/subjects/" + id).expect(200);
        assertThatThrownBy(() -> logins.requireStill(new UserId(id), credential, "request"))
                .isInstanceOf(DomainException.class);
        assertThat(named(claims)).isZero();
    }

    @Test
    void keys_and_personal_tokens_work_beside_it() {
        Someone ana = Someone.on(server, "ana", List.of("Practitioner"));
        String token = ana.api()
                .post(SELF + "/tokens", Map.of("name", "x"))
                .expect(200)
                .text("/secret");
        assertThat(with(token).expect(200).text("/user/id")).isEqualTo(ana.id());
        with(ana.key()).expect(403);
    }

    private static Answer with(String token) {
        return server.anonymous().withBearer(token).get(SELF);
    }

    private static Map<String, Object> claims(String userName) {
        return new HashMap<>(Map.of(
                "sub", UUID.randomUUID().toString(),
                "preferred_username", userName,
                "given_name", "Ada",
                "family_name", "Byron",
                "email", "ada@example.org"));
    }

    private static String tampered(String token) {
        int signature = token.lastIndexOf('.') + 1;
        char first = token.charAt(signature);
        return token.substring(0, signature) + (first == 'A' ? 'B' : 'A') + token.substring(signature + 1);
    }

    private static long named(Map<String, Object> claims) {
        return server.administrator()
                .get("/api/admin/v1/users?limit=10000")
                .expect(200)
                .at("/users")
                .valueStream()
                .filter(account -> account.at("/user/userName").asString().equals(claims.get("preferred_username")))
                .count();
    }
}
