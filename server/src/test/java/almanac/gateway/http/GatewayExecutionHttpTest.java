package almanac.gateway.http;

import static almanac.gateway.http.GatewayClient.anEndpointTo;
import static almanac.gateway.http.GatewayClient.ask;
import static almanac.gateway.http.GatewayClient.chat;
import static almanac.gateway.http.StubProvider.whole;
import static almanac.server.Given.administrator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.GatewaySpend;
import almanac.access.GatewaySpend.DailySpend;
import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.gateway.http.GatewayClient.Call;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.JobId;
import almanac.shared.UserId;
import almanac.storage.credential.RunTokens;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Calls of running jobs are told apart from others, and each way to log in reaches the gateway. */
class GatewayExecutionHttpTest {

    private final StubProvider provider = new StubProvider(whole(200, GatewayCallHttpTest.ANSWER));
    private final Someone ana = Someone.called("ana");
    private final String endpoint = anEndpointTo(provider, ana);
    private final Given.Job job = Given.aJobIn(Given.aPrivateProjectOf(ana));
    private final Api asJob = Server.running()
            .anonymous()
            .withBearer(Server.running().bean(RunTokens.class).issue(new JobId(job.id()), new UserId(ana.id())));

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void a_call_of_a_job_names_the_job_and_its_project_however_it_ends() {
        ask(asJob, chat(endpoint, "Hi")).expect(200);
        provider.answer(whole(500, "{}"));
        ask(asJob, chat(endpoint, "Hi")).expect(502);
        assertThat(GatewayClient.calls(endpoint)).hasSize(2).allSatisfy(call -> {
            assertThat(call.payload().path("execution").asString()).isEqualTo(job.id());
            assertThat(call.payload().path("project").asString())
                    .isEqualTo(job.project().id());
        });
        Server.running().awaitQuiet();
        Answer audit = administrator()
                .get("/api/aigateway/v1/audit?endpointNames=" + endpoint)
                .expect(200);
        assertThat(audit.text("/0/metadata/executionId")).isEqualTo(job.id());
        assertThat(audit.text("/0/metadata/projectId")).isEqualTo(job.project().id());
    }

    @Test
    void a_call_of_a_person_names_neither() {
        ask(ana.api(), chat(endpoint, "Hi")).expect(200);
        Call call = GatewayClient.onlyCall(endpoint);
        assertThat(call.payload().has("execution")).isFalse();
        assertThat(call.payload().has("project")).isFalse();
    }

    @Test
    void usage_is_summed_up_by_project_and_told_to_other_features_by_the_day() {
        administrator()
                .put(
                        "/api/almanac/v1/gateway/endpoints/" + endpoint + "/prices",
                        Map.of("currency", "USD", "input", 0.15, "output", 0.6, "cached", 0.075))
                .expect(200);
        ask(asJob, chat(endpoint, "Hi")).expect(200);
        ask(asJob, chat(endpoint, "Hi")).expect(200);
        ask(ana.api(), chat(endpoint, "Hi")).expect(200);
        Server.running().awaitQuiet();
        JsonNode usage = administrator()
                .get("/api/almanac/v1/gateway/endpoints/" + endpoint + "/usage?by=project")
                .expect(200)
                .at("/usage");
        List<JsonNode> sums = StreamSupport.stream(usage.spliterator(), false).toList();
        assertThat(sums).extracting(sum -> sum.path("calls").asLong()).containsExactly(1L, 2L);
        assertThat(sums)
                .extracting(sum -> sum.path("projectId").asString(""))
                .containsExactly("", job.project().id());
        assertThat(sums.getLast().path("cost").decimalValue()).isEqualByComparingTo("0.000048");

        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<DailySpend> spend = Server.running().bean(GatewaySpend.class).between(today.minusDays(1), today).stream()
                .filter(line -> line.user().value().equals(ana.id()))
                .toList();
        assertThat(spend).hasSize(2);
        DailySpend ofJob = spend.getLast();
        assertThat(ofJob.execution()).isEqualTo(new JobId(job.id()));
        assertThat(ofJob.model()).isEqualTo("gpt-5");
        assertThat(ofJob.calls()).isEqualTo(2);
        assertThat(ofJob.inputTokens()).isEqualTo(200);
        assertThat(ofJob.outputTokens()).isEqualTo(40);
        assertThat(ofJob.cost()).isEqualByComparingTo(new BigDecimal("0.000048"));
        assertThat(ofJob.currency()).isEqualTo("USD");
        assertThat(spend.getFirst().project()).isNull();
    }

    @Test
    void a_name_and_a_key_are_a_login_as_mlflows_variables_hold_them() {
        ask(basic(ana.userName(), ana.key()), chat(endpoint, "Hi")).expect(200);
        basic(ana.userName(), ana.key())
                .get(GatewayClient.BASE + "/api/2.0/endpoints/" + endpoint)
                .expect(200);
        ask(basic(ana.userName(), "wrong"), chat(endpoint, "Hi")).expect(401);
        ask(basic(Someone.called("bo").userName(), ana.key()), chat(endpoint, "Hi"))
                .expect(401);
        ask(Server.running().anonymous().with("Authorization", "Basic !"), chat(endpoint, "Hi"))
                .expect(401);
        basic(ana.userName(), ana.key()).get("/api/aigateway/v1/endpoints").expect(401);
    }

    private static Api basic(String name, String key) {
        return Server.running()
                .anonymous()
                .with(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((name + ":" + key).getBytes(UTF_8)));
    }
}
