package almanac.server;

import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static almanac.gateway.http.GatewayClient.ask;
import static almanac.gateway.http.GatewayClient.chat;
import static almanac.gateway.http.StubProvider.whole;
import static almanac.server.Given.administrator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.gateway.http.GatewayClient;
import almanac.gateway.http.StubProvider;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What calls may take is exact, also where several servers let them in at once. */
class GatewayLimitsHttpTest {

    private static final String TERMS = "/api/almanac/v1/gateway/endpoints/";

    /** Takes a hundred tokens in and twenty out. */
    private static final String ANSWER = """
            {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Hello"}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 100, "completion_tokens": 20}}""";

    private final StubProvider provider = new StubProvider(whole(200, ANSWER));
    private final Someone ana = Someone.called("ana");
    private final String endpoint = anEndpointTo(provider, ana);

    @AfterEach
    void stop() {
        provider.close();
    }

    private void limit(Map<String, ?> limits) {
        administrator().put(TERMS + endpoint + "/limits", limits).expect(200);
    }

    /** A call that may take so many tokens in its answer. */
    private Map<String, Object> call(int maxTokens) {
        Map<String, Object> body = new HashMap<>(chat(endpoint, "Hi"));
        body.put("max_tokens", maxTokens);
        return body;
    }

    /** Waits out the end of a minute, so that a test begins and ends in one. */
    private static void withinAMinute() {
        Awaitility.await("a minute with some time left")
                .atMost(40, TimeUnit.SECONDS)
                .until(() -> LocalTime.now(ZoneOffset.UTC).getSecond() < 30);
    }

    @Test
    void two_servers_let_exactly_as_many_calls_in_as_the_limit_says() throws Exception {
        limit(Map.of("callsPerMinute", 10));
        Server twin = Server.startTwinOf(Server.running(), "--almanac.gateway.allow=http,private");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Api> servers = List.of(ana.api(), ana.at(twin).api());
            withinAMinute();
            List<Callable<Answer>> all = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Api server = servers.get(i % 2);
                all.add(() -> ask(server, call(5)));
            }
            int answered = 0;
            for (Future<Answer> each : threads.invokeAll(all)) {
                Answer answer = each.get();
                if (answer.status() == 200) {
                    answered++;
                } else {
                    assertThat(answer.expect(429).text("/error/message"))
                            .contains("takes 10 calls a minute")
                            .contains(endpoint);
                    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
                }
            }
            assertThat(answered).isEqualTo(10);
        } finally {
            twin.stop();
        }
        assertThat(provider.received()).hasSize(10);
        assertThat(GatewayClient.calls(endpoint)).hasSize(10);
        assertThat(GatewayClient.open(endpoint)).isZero();
        Server.running().awaitQuiet();
        Answer audit = administrator()
                .get("/api/aigateway/v1/audit?endpointNames=" + endpoint)
                .expect(200);
        assertThat(audit.json()
                        .valueStream()
                        .filter(line ->
                                line.at("/metadata/refused").asString("").equals("GATEWAY_CALLS_REACHED")))
                .hasSize(20);
    }

    @Test
    void a_limit_of_each_user_is_no_other_users() {
        String shared = anEndpointTo(
                provider.base(),
                ana,
                Map.of("endpointPermissions", Map.of("isEveryoneAllowed", true, "userIds", List.of())));
        administrator()
                .put(TERMS + shared + "/limits", Map.of("callsPerMinutePerUser", 1))
                .expect(200);
        withinAMinute();
        ask(ana.api(), chat(shared, "Hi")).expect(200);
        ask(ana.api(), chat(shared, "Hi")).expect(429);
        ask(Someone.called("bo").api(), chat(shared, "Hi")).expect(200);
    }

    @Test
    void tokens_that_were_reserved_and_not_taken_are_given_back() {
        limit(Map.of("tokensPerDayPerUser", 1_100));
        ask(ana.api(), call(1_000)).expect(200); // takes 120
        ask(ana.api(), call(1_000)).expect(429);
        for (int i = 0; i < 8; i++) {
            ask(ana.api(), call(50)).expect(200);
        }
        assertThat(ask(ana.api(), call(50)).expect(429).text("/error/message")).contains("tokens a day");
    }

    @Test
    void a_call_that_failed_takes_no_tokens_but_counts_as_a_call() {
        limit(Map.of("tokensPerMinute", 1_100, "callsPerMinute", 3));
        withinAMinute();
        provider.answer(whole(500, "{}"));
        ask(ana.api(), call(1_000)).expect(502);
        ask(ana.api(), call(1_000)).expect(502);
        provider.answer(whole(200, ANSWER));
        ask(ana.api(), call(1_000)).expect(200);
        ask(ana.api(), call(5)).expect(429);
    }

    @Test
    void a_budget_that_is_nearly_used_is_told_once_for_each_amount() throws Exception {
        administrator()
                .put(TERMS + endpoint + "/prices", Map.of("currency", "EUR", "input", 1_000, "output", 1_000))
                .expect(200); // 0.12 a call
        limit(Map.of("budgetPerMonth", 1.2));
        for (int i = 0; i < 7; i++) { // 0.84 of 0.96
            ask(ana.api(), call(20)).expect(200);
        }
        assertThat(budgetEvents()).isEmpty();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Answer>> last = Collections.nCopies(2, () -> ask(ana.api(), call(20)));
            for (Future<Answer> each : threads.invokeAll(last)) {
                each.get().expect(200);
            }
        }
        assertThat(budgetEvents()).hasSize(1);
        JsonNode told = JsonMapper.shared().readTree(budgetEvents().getFirst());
        assertThat(told.path("budget").asString()).isEqualTo("1.2");
        assertThat(told.path("spent").asString()).isIn("0.96", "1.08");
        assertThat(told.path("currency").asString()).isEqualTo("EUR");
        assertThat(told.path("month").asString()).matches("\\d{4}-\\d{2}");
        limit(Map.of("budgetPerMonth", 1.4));
        ask(ana.api(), call(20)).expect(200);
        assertThat(budgetEvents())
                .as("the owner gave more, and that is nearly used as well")
                .hasSize(2);
    }

    private List<String> budgetEvents() {
        return Server.running().database().queryForList("""
                        select payload::text from domain_event where aggregate_identifier like
                            'gateway-budget:' || (select id from gateway_endpoint_row where name = ?) || ':%'
                        order by global_index""", String.class, endpoint);
    }

    @Test
    void a_budget_is_never_exceeded_on_any_route() {
        administrator()
                .put(TERMS + endpoint + "/prices", Map.of("currency", "EUR", "input", 1_000, "output", 1_000))
                .expect(200); // 0.12 a call
        limit(Map.of("budgetPerMonth", 0.3));
        ask(ana.api(), call(20)).expect(200);
        String invocations = GatewayClient.BASE + "/endpoints/" + endpoint + "/invocations";
        ana.api().post(invocations, call(20)).expect(200);
        Answer refused = ana.api().post(invocations, call(100)).expect(429);
        assertThat(refused.text("/detail")).contains("budget");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        ask(ana.api(), call(100)).expect(429);
        assertThat(provider.received()).hasSize(2);
    }
}
