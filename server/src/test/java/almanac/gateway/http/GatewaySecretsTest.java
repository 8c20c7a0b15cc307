package almanac.gateway.http;

import static almanac.gateway.http.GatewayClient.BASE;
import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static almanac.gateway.http.GatewayClient.ask;
import static almanac.gateway.http.GatewayClient.chat;
import static almanac.gateway.http.GatewayClient.streamed;
import static almanac.gateway.http.StubProvider.stream;
import static almanac.gateway.http.StubProvider.whole;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anEndpointBody;
import static almanac.server.Someone.unique;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Server;
import almanac.server.Someone;
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

/** A provider's key is nowhere but in its box, and what is asked and answered is kept nowhere, whatever happens. */
class GatewaySecretsTest {

    private final Server server = Server.running();
    private final Someone ana = Someone.called("ana");
    private final String key = "sk-" + unique("planted-key") + "-never-to-be-seen";
    private final String prompt = unique("planted-prompt") + "-never-to-be-kept";
    private final String said = unique("planted-answer") + "-never-to-be-kept";
    private final StubProvider provider = new StubProvider(whole(200, "{}"));
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
    void stop() {
        root.detachAppender(log);
        ours.setLevel(Level.INFO);
        provider.close();
    }

    @Test
    void what_was_planted_is_found_nowhere() {
        String endpoint = anEndpointTo(provider.base(), ana, Map.of("modelConfig", config()));
        List<Answer> answers = new ArrayList<>(managing(endpoint));
        answers.addAll(calling(endpoint));
        answers.addAll(callingInOtherForms());
        administrator().delete("/api/aigateway/v1/endpoints/" + endpoint).expect(200);
        server.awaitQuiet();
        List<Answer> told = telling(endpoint);

        List<String> forms = Stream.of(key, prompt, said)
                .flatMap(GatewaySecretsTest::formsOf)
                .toList();
        assertThat(server.kept(forms.toArray(String[]::new))).isEmpty();
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.body()).doesNotContain(formsOf(key).toList()));
        assertThat(told.getFirst().body()).contains(endpoint);
        assertThat(told).allSatisfy(answer -> assertThat(answer.body()).doesNotContain(forms));
        assertThat(List.copyOf(log.list).stream().flatMap(GatewaySecretsTest::texts))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain(forms));
    }

    private Map<String, String> config() {
        return Map.of("openai_api_key", key, "openai_api_base", provider.base());
    }

    /** Whatever is done with an endpoint that holds the key, and whatever is wrong with that. */
    private List<Answer> managing(String endpoint) {
        String path = "/api/aigateway/v1/endpoints";
        Map<String, Object> wrong = new HashMap<>(anEndpointBody(unique("wrong")));
        wrong.put("modelConfig", config());
        wrong.remove("modelName");
        Map<String, Object> taken = new HashMap<>(anEndpointBody(endpoint));
        taken.put("modelConfig", config());
        return List.of(
                administrator()
                        .patch(path + "/" + endpoint, Map.of("modelConfig", config()))
                        .expect(200),
                administrator().get(path + "/" + endpoint).expect(200),
                ana.api().get(path).expect(200),
                administrator().post(path, wrong).expect(400),
                administrator().post(path, taken).expect(400),
                administrator()
                        .post(
                                path,
                                "{\"modelConfig\": {\"openai_api_key\": \"%s\", \"openai_api_base\": 7".formatted(key))
                        .expect(400),
                administrator()
                        .patch(path + "/" + endpoint, Map.of("modelConfig", Map.of("openai_api_key", key + "\n")))
                        .expect(400),
                ana.api()
                        .patch(path + "/" + endpoint, Map.of("modelConfig", config()))
                        .expect(403),
                administrator()
                        .get("/api/almanac/v1/history/gatewayEndpoints/"
                                + administrator().get(path + "/" + endpoint).text("/endpointId"))
                        .expect(200));
    }

    /** Whatever a provider makes of a call. */
    private List<Answer> calling(String endpoint) {
        String whole = """
                {"choices": [{"message": {"content": "%s"}, "finish_reason": "stop"}]}""".formatted(said);
        String chunk = """
                {"choices": [{"delta": {"content": "%s"}}]}""".formatted(said);
        List<Answer> answers = new ArrayList<>();
        provider.answer(whole(200, whole));
        answers.add(ask(ana.api(), chat(endpoint, prompt)).expect(200));
        assertThat(answers.getFirst().body()).contains(said);
        for (int status : new int[] {400, 401, 429, 500}) {
            provider.answer(whole(status, "{\"error\": {\"message\": \"no key %s for %s\"}}".formatted(key, said)));
            answers.add(ask(ana.api(), chat(endpoint, prompt)));
        }
        provider.answer(whole(200, said));
        answers.add(ask(ana.api(), chat(endpoint, prompt)).expect(502));
        provider.answer(stream(chunk, "[DONE]"));
        answers.add(ask(ana.api(), streamed(endpoint, prompt)).expect(200));
        provider.answer(stream(chunk, said));
        answers.add(ask(ana.api(), streamed(endpoint, prompt)).expect(200));
        answers.add(ana.api()
                .post(BASE + "/v1/chat/completions", "{\"messages\": [\"%s\", \"%s".formatted(prompt, prompt))
                .expect(400));
        answers.add(ana.api()
                .post(BASE + "/v1/chat/completions", Map.of("model", prompt + "/" + prompt))
                .expect(400));
        return answers;
    }

    /** The same with providers whose protocols are translated, signed or passed on. */
    private List<Answer> callingInOtherForms() {
        String aws = anEndpointTo(
                provider.base(),
                ana,
                Map.of("modelProvider", "bedrock", "modelConfig", Map.of("aws_config", """
                                {"aws_region": "eu-central-1", "aws_access_key_id": "%1$s", "aws_secret_access_key": "%1$s",
                                 "bedrock_api_base": "%2$s"}""".formatted(
                                key, provider.base()))));
        String anthropic = anEndpointTo(
                provider.base(),
                ana,
                Map.of(
                        "modelProvider",
                        "anthropic",
                        "modelConfig",
                        Map.of("anthropic_api_key", key, "anthropic_api_base", provider.base())));
        List<Answer> answers = new ArrayList<>();
        for (String answer : List.of(
                "{\"output\": {\"message\": {\"content\": [{\"text\": \"%s\"}]}}}".formatted(said),
                "{\"message\": \"no key %s for %s\"}".formatted(key, said),
                said)) {
            provider.answer(whole(answer.contains("output") ? 200 : 400, answer));
            answers.add(ask(ana.api(), chat(aws, prompt)));
        }
        provider.answer(whole(200, "{\"content\": [{\"type\": \"text\", \"text\": \"%s\"}]}".formatted(said)));
        answers.add(ask(ana.api(), chat(anthropic, prompt)).expect(200));
        answers.add(
                ana.api().post(BASE + "/v1/messages", chat(anthropic, prompt)).expect(200));
        provider.answer(whole(400, "{\"error\": {\"message\": \"no key %s\"}}".formatted(key)));
        answers.add(
                ana.api().post(BASE + "/v1/messages", chat(anthropic, prompt)).expect(400));
        answers.add(administrator()
                .patch(
                        "/api/aigateway/v1/endpoints/" + aws,
                        Map.of("modelConfig", Map.of("aws_config", "{\"aws_secret_access_key\": \"%s".formatted(key))))
                .expect(400));
        return answers;
    }

    /** What tells of the endpoint and of its calls afterwards. */
    private List<Answer> telling(String endpoint) {
        return List.of(
                administrator()
                        .get("/api/aigateway/v1/audit?endpointNames=" + endpoint)
                        .expect(200),
                administrator().get("/api/audittrail/v1/auditevents?limit=1000").expect(200));
    }

    private static Stream<String> formsOf(String secret) {
        byte[] bytes = secret.getBytes(UTF_8);
        return Stream.of(
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
