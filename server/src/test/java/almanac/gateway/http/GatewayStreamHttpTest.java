package almanac.gateway.http;

import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static almanac.gateway.http.GatewayClient.ask;
import static almanac.gateway.http.GatewayClient.chat;
import static almanac.gateway.http.GatewayClient.onlyCall;
import static almanac.gateway.http.GatewayClient.open;
import static almanac.gateway.http.GatewayClient.streamed;
import static almanac.gateway.http.StubProvider.beginStream;
import static almanac.gateway.http.StubProvider.endStream;
import static almanac.gateway.http.StubProvider.event;
import static almanac.gateway.http.StubProvider.stream;
import static almanac.gateway.http.StubProvider.whole;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.gateway.http.GatewayClient.Call;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Calls whose answers are streamed, to callers that read, read slowly, or leave. */
class GatewayStreamHttpTest {

    private static final String HELLO = """
            {"id": "c", "object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {"content": "Hello"}}]}""";
    private static final String STOP = """
            {"id": "c", "object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}""";
    private static final String USAGE = """
            {"id": "c", "object": "chat.completion.chunk", "choices": [], "usage": {"prompt_tokens": 9, "completion_tokens": 5}}""";

    private final StubProvider provider = new StubProvider(stream(HELLO, STOP, USAGE, "[DONE]"));
    private final Someone ana = Someone.called("ana");
    private final String endpoint = anEndpointTo(provider, ana);

    @AfterEach
    void stop() {
        provider.close();
    }

    private static List<String> data(String body) {
        return body.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    @Test
    void chunks_come_as_they_are_and_the_usage_is_kept_for_the_event() {
        List<String> data =
                data(ask(ana.api(), streamed(endpoint, "Hi")).expect(200).body());
        assertThat(data).hasSize(3).last().isEqualTo("[DONE]");
        assertThat(data.getFirst()).contains("Hello");
        assertThat(provider.received()
                        .getFirst()
                        .body()
                        .at("/stream_options/include_usage")
                        .asBoolean())
                .isTrue();
        Call call = onlyCall(endpoint);
        assertThat(call.type()).isEqualTo("CallAnswered");
        assertThat(call.payload().path("streamed").asBoolean()).isTrue();
        assertThat(call.payload().at("/usage/outputTokens").asLong()).isEqualTo(5);
        assertThat(call.payload().at("/usage/counted").asString()).isEqualTo("provider");
    }

    @Test
    void the_usage_comes_to_callers_that_ask_for_it() {
        Map<String, Object> body = new HashMap<>(streamed(endpoint, "Hi"));
        body.put("stream_options", Map.of("include_usage", true));
        List<String> data = data(ask(ana.api(), body).expect(200).body());
        assertThat(data).hasSize(4);
        assertThat(data.get(2)).contains("completion_tokens");
    }

    @Test
    void each_chunk_is_sent_on_before_the_next_is_there() throws Exception {
        Semaphore mayGoOn = new Semaphore(0);
        provider.answer(out -> {
            beginStream(out);
            for (int i = 0; i < 3; i++) {
                event(out, HELLO);
                mayGoOn.acquire();
            }
            event(out, STOP);
            event(out, "[DONE]");
            endStream(out);
        });
        HttpResponse<InputStream> answer = open(ana, streamed(endpoint, "Hi"));
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            for (int i = 0; i < 3; i++) {
                assertThat(lines.readLine()).contains("Hello");
                assertThat(lines.readLine()).isEmpty();
                mayGoOn.release();
            }
            assertThat(lines.lines().toList()).contains("data: [DONE]");
        }
    }

    @Test
    void a_caller_that_leaves_is_charged_for_what_the_provider_tells() throws Exception {
        CountDownLatch isGone = new CountDownLatch(1);
        provider.answer(out -> {
            beginStream(out);
            event(out, HELLO);
            isGone.await();
            for (int i = 0; i < 20; i++) {
                event(out, HELLO);
                Thread.sleep(20);
            }
            event(out, STOP);
            event(out, USAGE);
            event(out, "[DONE]");
            endStream(out);
        });
        HttpResponse<InputStream> answer = open(ana, streamed(endpoint, "Hi"));
        assertThat(answer.body().read()).isPositive();
        answer.body().close();
        isGone.countDown();
        Call call = onlyCall(endpoint);
        assertThat(call.type()).isEqualTo("CallAnswered");
        assertThat(call.payload().at("/usage/counted").asString()).isEqualTo("provider");
        assertThat(call.payload().at("/usage/outputTokens").asLong()).isEqualTo(5);
    }

    @Test
    void a_caller_that_leaves_before_a_whole_answer_is_charged_for_it() throws Exception {
        CountDownLatch isGone = new CountDownLatch(1);
        provider.answer(out -> {
            isGone.await();
            whole(200, GatewayCallHttpTest.ANSWER).answer(out);
        });
        try (Socket caller =
                new Socket(InetAddress.getLoopbackAddress(), Server.running().port())) {
            byte[] body = JsonMapper.shared().writeValueAsBytes(chat(endpoint, "Hi"));
            OutputStream out = caller.getOutputStream();
            out.write("""
                    POST /mlflow-deployments/v1/chat/completions HTTP/1.1\r
                    Host: localhost\r
                    X-Domino-Api-Key: %s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(ana.key(), body.length).getBytes(UTF_8));
            out.write(body);
            out.flush();
            Awaitility.await("the provider is asked")
                    .until(() -> !provider.received().isEmpty());
        }
        isGone.countDown();
        Call call = onlyCall(endpoint);
        assertThat(call.type()).isEqualTo("CallAnswered");
        assertThat(call.payload().at("/usage/outputTokens").asLong()).isEqualTo(20);
    }

    @Test
    void a_caller_that_leaves_an_endless_answer_is_charged_for_what_came() throws Exception {
        CountDownLatch isGone = new CountDownLatch(1);
        provider.answer(out -> {
            beginStream(out);
            event(out, HELLO);
            isGone.await();
            while (true) {
                event(out, HELLO);
                Thread.sleep(50);
            }
        });
        HttpResponse<InputStream> answer = open(ana, streamed(endpoint, "Hi"));
        assertThat(answer.body().read()).isPositive();
        answer.body().close();
        isGone.countDown();
        Call call = onlyCall(endpoint);
        assertThat(call.type()).isEqualTo("CallAnswered");
        assertThat(call.payload().at("/usage/counted").asString()).isEqualTo("estimated");
        assertThat(call.payload().at("/usage/outputTokens").asLong()).isPositive();
    }

    @Test
    void what_goes_wrong_on_the_way_is_a_last_chunk_and_there_is_no_end() {
        List<StubProvider.Script> scripts = List.of(
                out -> { // says no more
                    beginStream(out);
                    event(out, HELLO);
                    Thread.sleep(20_000);
                },
                out -> { // hangs up within a chunk
                    beginStream(out);
                    event(out, HELLO);
                    out.write("ff\r\ndata: {\"cho".getBytes(UTF_8));
                },
                stream(HELLO), // ends before its end
                stream(HELLO, "{\"error\": {\"message\": \"overloaded\"}}"),
                stream(HELLO, "no JSON"),
                stream(HELLO, "x".repeat(2 << 20)));
        for (StubProvider.Script script : scripts) {
            provider.answer(script);
            List<String> data =
                    data(ask(ana.api(), streamed(endpoint, "Hi")).expect(200).body());
            assertThat(data.getFirst()).contains("Hello");
            assertThat(data.getLast()).contains("\"error\"").doesNotContain("overloaded");
        }
        assertThat(GatewayClient.calls(endpoint)).hasSize(scripts.size()).allSatisfy(call -> {
            assertThat(call.type()).isEqualTo("CallFailed");
            assertThat(call.payload().at("/usage/counted").asString()).isEqualTo("estimated");
        });
    }

    @Test
    void a_gateway_can_be_the_provider_of_another() {
        String base = "http://127.0.0.1:%d/mlflow-deployments/v1"
                .formatted(Server.running().port());
        String outer = anEndpointTo(
                base,
                ana,
                Map.of(
                        "modelName",
                        endpoint,
                        "modelConfig",
                        Map.of("openai_api_key", Given.aTokenOf(ana), "openai_api_base", base)));
        List<String> data =
                data(ask(ana.api(), streamed(outer, "Hi")).expect(200).body());
        assertThat(data).hasSize(3).last().isEqualTo("[DONE]");
        Call inner = onlyCall(endpoint);
        Call call = onlyCall(outer);
        assertThat(call.payload().path("usage")).isEqualTo(inner.payload().path("usage"));
        provider.answer(whole(429, "{}", "Retry-After: 9"));
        assertThat(ask(ana.api(), streamed(outer, "Hi")).expect(429).header("Retry-After"))
                .isEqualTo("9");
    }

    @Test
    void what_goes_wrong_before_the_first_chunk_is_a_refusal() {
        provider.answer(whole(429, "{}", "Retry-After: 3"));
        ask(ana.api(), streamed(endpoint, "Hi")).expect(429);
        provider.answer(whole(200, GatewayCallHttpTest.ANSWER));
        ask(ana.api(), streamed(endpoint, "Hi")).expect(502);
    }

    @Test
    void a_slow_reader_slows_the_provider_down() throws Exception {
        AtomicLong written = new AtomicLong();
        String large = HELLO.replace("Hello", "x".repeat(60_000));
        provider.answer(out -> {
            beginStream(out);
            for (int i = 0; i < 1_000; i++) {
                event(out, large);
                written.addAndGet(large.length());
            }
            event(out, STOP);
            event(out, "[DONE]");
            endStream(out);
        });
        HttpResponse<InputStream> answer = open(ana, streamed(endpoint, "Hi"));
        assertThat(answer.body().read()).isPositive();
        long[] before = {-1};
        Awaitility.await("the provider waits")
                .pollInterval(300, TimeUnit.MILLISECONDS)
                .until(() -> {
                    long now = written.get();
                    boolean isBlocked = now > 0 && now == before[0];
                    before[0] = now;
                    return isBlocked;
                });
        assertThat(written.get()).isLessThan(30_000_000L);
        assertThat(answer.body().readAllBytes().length).isGreaterThan(60_000_000);
        assertThat(onlyCall(endpoint).type()).isEqualTo("CallAnswered");
    }
}
