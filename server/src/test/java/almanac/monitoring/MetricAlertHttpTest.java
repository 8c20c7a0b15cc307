package almanac.monitoring;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.notification.MailServer;
import almanac.notification.MailServer.Mail;
import almanac.notification.WebhookServer;
import almanac.notification.WebhookServer.Call;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server compares the values that clients send, and tells people of those that are out of their range. */
class MetricAlertHttpTest {

    private static final String ALERTS = "/api/metricAlerts/v1";
    private static final String MODELS = "/api/almanac/v1/monitoredModels/";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Someone ana = Someone.called("ana");
    private final Api api = ana.api();
    private final String model = Given.aMonitoredModelIn(Given.aPrivateProjectOf(ana));

    private Map<String, Object> alert(Object value, String condition, @Nullable Object lower, @Nullable Object upper) {
        Map<String, Object> range = new HashMap<>();
        range.put("condition", condition);
        range.put("lowerLimit", lower);
        range.put("upperLimit", upper);
        Map<String, Object> body = new HashMap<>();
        body.put("modelMonitoringId", model);
        body.put("metric", "accuracy");
        body.put("value", value);
        body.put("targetRange", range);
        return body;
    }

    private List<String> alerts() {
        return api.get(MODELS + model + "/alerts?limit=100")
                .expect(200)
                .at("/alerts")
                .valueStream()
                .map(alert -> alert.path("value").asString())
                .toList();
    }

    @Test
    void a_value_out_of_its_range_is_told_by_mail_and_webhook() throws IOException {
        String list = unique("ml") + "@lists.example";
        try (WebhookServer receiver = new WebhookServer()) {
            api.put(
                            MODELS + model + "/recipients",
                            Map.of(
                                    "users", List.of(ana.id()),
                                    "emails", List.of(list),
                                    "webhooks", List.of(Map.of("url", receiver.url(), "secret", SECRET))))
                    .expect(200);
            Map<String, Object> body = alert(0.25, "GREATER_THAN", 0.5, null);
            body.put("description", "look\nat it");
            assertThat(api.post(ALERTS, body).expect(200).body()).isEmpty();

            Mail mail = MailServer.shared().awaitMail(list);
            assertThat(mail.header("Subject")).isEqualTo("[Almanac] accuracy of churn is out of range");
            assertThat(mail.body())
                    .contains(
                            "accuracy of churn is 0.25. It should be more than 0.5.",
                            "look\r\nat it",
                            "Sent by " + ana.userName() + ".",
                            "https://almanac.example" + MODELS + model + "/alerts");
            MailServer.shared().awaitMail(ana.userName() + "@example.org");
            Call call = receiver.awaitCalls(1).getFirst();
            assertThat(call.isSignedWith(SECRET)).isTrue();
            assertThat(call.body())
                    .contains("\"modelMonitoringId\":\"" + model + "\"", "\"metric\":\"accuracy\"", "\"value\":0.25");
        }
        Answer alerts = api.get(MODELS + model + "/alerts").expect(200);
        assertThat(alerts.text("/alerts/0/targetRange/condition")).isEqualTo("greaterThan");
        assertThat(alerts.text("/alerts/0/raisedBy")).isEqualTo(ana.id());
        assertThat(alerts.at("/metadata/totalCount").asInt()).isEqualTo(1);
    }

    @Test
    void a_value_within_its_range_is_not_told_of() {
        long before = Server.running().events();
        api.post(ALERTS, alert(0.75, "between", 0.5, 1)).expect(200);
        api.post(ALERTS, alert(0, "lessThanEqual", null, 0)).expect(200);
        assertThat(alerts()).isEmpty();
        assertThat(Server.running().events()).isEqualTo(before);
    }

    @Test
    void limits_of_nothing_count_and_one_alone_is_enough_for_between() {
        api.post(ALERTS, alert(-1, "greaterThanEqual", 0, null)).expect(200);
        api.post(ALERTS, alert(-2, "between", 0, null)).expect(200);
        api.post(ALERTS, alert(-3, "lessThan", -3, null)).expect(200);
        assertThat(alerts()).containsExactly("-3.0", "-2.0", "-1.0");
    }

    @Test
    void recipients_of_the_installation_are_told_when_the_model_has_none() {
        String list = unique("everybody") + "@lists.example";
        String settings = "/api/almanac/v1/notificationSettings";
        Given.administrator()
                .put(settings, Map.of("alertRecipients", Map.of("emails", List.of(list))))
                .expect(200);
        api.post(ALERTS, alert(2, "lessThan", null, 1)).expect(200);
        MailServer.shared().awaitMail(list);
        Given.administrator().put(settings, Map.of("alertRecipients", Map.of())).expect(200);
    }

    @Test
    void an_alert_without_a_range_is_refused_with_a_sentence_that_names_it() {
        Map<String, Object> body = alert(1, "between", 0, 1);
        body.remove("targetRange");
        assertThat(api.post(ALERTS, body).expect(400).body()).contains("targetRange");
        assertThat(api.post(ALERTS, alert(1, "between", null, null)).expect(400).body())
                .contains("targetRange: must have a lowerLimit or an upperLimit");
        assertThat(api.post(ALERTS, alert(1, "between", 2, 1)).expect(400).body())
                .contains("lowerLimit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"equals", "", "less"})
    void a_condition_that_is_none_is_refused(String condition) {
        assertThat(api.post(ALERTS, alert(1, condition, 0, 1)).expect(400).body())
                .contains("targetRange.condition");
    }

    @Test
    void a_model_is_made_renamed_and_ended() {
        Given.Project project = Given.aPrivateProjectOf(ana);
        String modelApi = "a1" + project.id().substring(2);
        Map<String, Object> body = Map.of("name", "churn", "projectId", project.id(), "modelApiId", modelApi);
        Answer made = api.post(MODELS.replaceFirst("/$", ""), body).expect(200);
        String id = made.text("/monitoredModel/id");
        assertThat(api.post(MODELS.replaceFirst("/$", ""), body).expect(400).text("/errors/0"))
                .contains("is monitored already");
        assertThat(api.get(MODELS + modelApi).expect(200).text("/monitoredModel/id"))
                .isEqualTo(id);
        assertThat(api.patch(MODELS + id, Map.of("name", "churn 2")).expect(200).text("/monitoredModel/name"))
                .isEqualTo("churn 2");
        api.post(
                        "/api/metricValues/v1",
                        Map.of(
                                "newMetricValues",
                                List.of(MetricHttpTest.value(modelApi, "accuracy", "2026-03-01T00:00:00Z", 1))))
                .expect(201);
        assertThat(api.get("/api/metricValues/v1/" + id + "/accuracy"
                                + "?startingReferenceTimestampInclusive=2026-03-01T00:00:00Z"
                                + "&endingReferenceTimestampInclusive=2026-03-01T00:00:00Z")
                        .expect(200)
                        .at("/metricValues"))
                .hasSize(1);
        assertThat(api.get(MODELS.replaceFirst("/$", "?projectId=" + project.id()))
                        .expect(200)
                        .at("/metadata/totalCount")
                        .asInt())
                .isEqualTo(1);
        api.delete(MODELS + id).expect(200);
        api.get(MODELS + id).expect(404);
        api.get(MODELS + modelApi).expect(404);
        api.post(MODELS.replaceFirst("/$", ""), body).expect(200);
    }
}
