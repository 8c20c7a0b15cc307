package almanac.datasource.api;

import static almanac.server.Given.aDataSourceBody;
import static almanac.server.Given.administrator;
import static almanac.server.Someone.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DataSourceId;
import almanac.shared.IdSource;
import almanac.shared.Json;
import almanac.storage.credential.SealedCredentials;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What opens a data source is nowhere but in its box, whatever is done with it. */
class DataSourceSecretsTest {

    private static final String DATA_SOURCES = "/api/datasource/v1/datasources";
    private static final String LINES =
            "select credentials_id, user_id, key_id, sealed from data_source_credentials where data_source_id = ?";

    private final Server server = Server.running();
    private final String secret = unique("planted-secret-") + "-never-to-be-seen";
    private final Someone ana = Someone.called("ana");
    private final Someone chief = Someone.withRoles("chief", List.of("SysAdmin"));
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("almanac");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop_listening() {
        root.detachAppender(log);
        ours.setLevel(Level.INFO);
    }

    @Test
    void a_planted_secret_is_found_nowhere() {
        List<Answer> answers = new ArrayList<>();
        String name = unique("vault");
        Answer made = ana.api().post(DATA_SOURCES, planted(name, "Individual")).expect(200);
        String path = DATA_SOURCES + "/" + made.text("/id");
        answers.add(made);
        answers.add(ana.api().patch(path, Map.of("credentials", credentials())).expect(200));
        answers.add(
                chief.api().patch(path, Map.of("credentials", credentials())).expect(200));
        answers.add(chief.api()
                .post(DATA_SOURCES, planted(unique("shared"), "Shared"))
                .expect(200));
        answers.add(ana.api().get(path).expect(200));
        answers.add(ana.api()
                .get("/api/almanac/v1/history/datasources/" + made.text("/id"))
                .expect(200));
        answers.addAll(refusals(name, path));
        AuditFeed.await();
        server.awaitTrail();

        List<String> forms = forms();
        assertThat(server.kept(forms.toArray(String[]::new))).isEmpty();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).doesNotContain(forms));
        assertThat(List.copyOf(log.list).stream().flatMap(DataSourceSecretsTest::texts))
                .allSatisfy(text -> assertThat(text).doesNotContain(forms));
    }

    /** Whatever is wrong with a request that holds it. */
    private List<Answer> refusals(String name, String path) {
        Map<String, Object> wrong = new HashMap<>(planted(unique("wrong"), "Individual"));
        wrong.remove("authType");
        String broken = "{\"credentials\": {\"secretCredentials\": {\"a\": \"%s\"}, \"visibleCredentials\": 7"
                .formatted(secret);
        return List.of(
                ana.api().post(DATA_SOURCES, planted(name, "Individual")).expect(400),
                ana.api()
                        .post(DATA_SOURCES, planted(unique("shared"), "Shared"))
                        .expect(403),
                ana.api().post(DATA_SOURCES, wrong).expect(400),
                ana.api().patch(path, broken).expect(400),
                ana.api().patch(path, broken + "}}").expect(400),
                ana.api()
                        .patch(
                                path,
                                Map.of("credentials", Map.of("secretCredentials", Map.of("a", secret.repeat(9_000)))))
                        .expect(400),
                Someone.called("outsider")
                        .api()
                        .patch(path, Map.of("credentials", credentials()))
                        .expect(404),
                ana.api()
                        .patch(DATA_SOURCES + "/ffffffffffffffffffffffff", Map.of("credentials", credentials()))
                        .expect(404),
                ana.api()
                        .with("If-Match", "\"999\"")
                        .patch(path, Map.of("credentials", credentials()))
                        .expect(412));
    }

    @Test
    void each_has_his_own_and_they_can_be_opened_with_the_master_key() {
        String id = ana.api()
                .post(DATA_SOURCES, planted(unique("vault"), "Individual"))
                .expect(200)
                .text("/id");
        chief.api()
                .patch(DATA_SOURCES + "/" + id, Map.of("credentials", credentials()))
                .expect(200);
        MasterKey key = server.bean(MasterKey.class);
        List<Map<String, Object>> lines = server.database().queryForList(LINES, id);
        assertThat(lines).extracting(line -> line.get("user_id")).containsExactlyInAnyOrder(ana.id(), chief.id());
        assertThat(lines).allSatisfy(line -> {
            SealedSecret sealed =
                    new SealedSecret(String.valueOf(line.get("key_id")), String.valueOf(line.get("sealed")));
            String context = "credentials %s of data source %s".formatted(line.get("credentials_id"), id);
            assertThat(sealed.keyId()).isEqualTo(key.id());
            assertThat(key.open(sealed, context)).contains(secret);
        });
    }

    @Test
    void new_ones_take_the_place_of_old_ones() {
        String id = ana.api()
                .post(DATA_SOURCES, planted(unique("vault"), "Individual"))
                .expect(200)
                .text("/id");
        Object before = server.database().queryForMap(LINES, id).get("sealed");
        ana.api()
                .patch(DATA_SOURCES + "/" + id, Map.of("credentials", credentials()))
                .expect(200);
        assertThat(server.database().queryForMap(LINES, id).get("sealed")).isNotEqualTo(before);
    }

    @Test
    void they_are_destroyed_with_the_data_source() {
        String id = ana.api()
                .post(DATA_SOURCES, planted(unique("vault"), "Individual"))
                .expect(200)
                .text("/id");
        ana.api().delete(DATA_SOURCES + "/" + id).expect(200);
        assertThat(server.database().queryForList(LINES, id)).isEmpty();
    }

    @Test
    void they_are_destroyed_with_whose_they_are() {
        String id = ana.api()
                .post(DATA_SOURCES, planted(unique("vault"), "Individual"))
                .expect(200)
                .text("/id");
        chief.api()
                .patch(DATA_SOURCES + "/" + id, Map.of("credentials", credentials()))
                .expect(200);
        administrator()
                .delete("/api/admin/v1/subjects/" + ana.id() + "?newOwnerId=" + chief.id())
                .expect(200);
        assertThat(server.database().queryForList(LINES, id))
                .extracting(line -> line.get("user_id"))
                .containsExactly(chief.id());
    }

    @Test
    void what_is_refused_leaves_none() {
        String name = unique("vault");
        String id = ana.api()
                .post(DATA_SOURCES, planted(name, "Individual"))
                .expect(200)
                .text("/id");
        long before = count();
        refusals(name, DATA_SOURCES + "/" + id);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void neither_words_nor_messages_hold_them() {
        DataSourceCredentialsV1 sent = new DataSourceCredentialsV1(Map.of("password", secret), Map.of("user", secret));
        IdSource ids = server.bean(IdSource.class);
        SealedCredentials sealed = sent.sealedFor(new DataSourceId(ids.next()), ids, server.bean(MasterKey.class));
        assertThat(sent.toString()).doesNotContain(secret);
        assertThat(Json.serializer().serialize(sealed, String.class).getData())
                .contains("password")
                .doesNotContain(forms());
    }

    @Test
    void none_are_kept_when_none_are_given() {
        Map<String, Object> none = new HashMap<>(planted(unique("open"), "Individual"));
        none.put("credentials", Map.of("secretCredentials", Map.of(), "visibleCredentials", Map.of()));
        String id = ana.api().post(DATA_SOURCES, none).expect(200).text("/id");
        assertThat(server.database().queryForList(LINES, id)).isEmpty();
    }

    private long count() {
        return server.database()
                .queryForList("select count(*) from data_source_credentials", Long.class)
                .getFirst();
    }

    private Map<String, Object> planted(String name, String credentialType) {
        Map<String, Object> body = new HashMap<>(aDataSourceBody(name, List.of()));
        body.put("credentialType", credentialType);
        body.put("credentials", credentials());
        return body;
    }

    private Map<String, Object> credentials() {
        return Map.of(
                "secretCredentials", Map.of("password", secret), "visibleCredentials", Map.of("username", secret));
    }

    /** As it is, and as bytes are usually written. */
    private List<String> forms() {
        byte[] bytes = secret.getBytes(UTF_8);
        return List.of(
                secret,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                HexFormat.of().formatHex(bytes));
    }

    private static Stream<String> texts(ILoggingEvent event) {
        return Stream.concat(
                Stream.of(event.getFormattedMessage()),
                Stream.ofNullable(event.getThrowableProxy()).map(ThrowableProxyUtil::asString));
    }
}
