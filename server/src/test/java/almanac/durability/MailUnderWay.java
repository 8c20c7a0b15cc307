package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.notification.MailServer;
import almanac.notification.MailServer.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Whatever is killed between an alert and the record of its mail, the mail comes, and under one id. */
final class MailUnderWay implements UnderWay, AutoCloseable {

    private static final String FIRST = "first@lists.example";
    private static final String SECOND = "second@lists.example";
    private static final String MODELS = "/api/almanac/v1/monitoredModels";

    /** Lets the mail server go on, which has kept the first mail and has not said so yet. */
    private final CountDownLatch isDead = new CountDownLatch(1);

    private final AtomicInteger taken = new AtomicInteger();

    private final MailServer mails = new MailServer(this::holdTheFirst);
    private String model = "";
    private List<Mail> twice = List.of();

    @Override
    public List<String> settings() {
        return List.of(
                "--almanac.mail.host=127.0.0.1",
                "--almanac.mail.port=" + mails.port(),
                "--almanac.mail.security=none",
                "--almanac.mail.from=almanac@example.com",
                "--almanac.notifications.retries=1s,1s,1s,1s");
    }

    @Override
    public void prepare(ServerProcess server) throws Exception {
        String project = server.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of("name", "churn", "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        model = server.api()
                .post(MODELS, Map.of("name", "churn", "projectId", project))
                .expect(200)
                .text("/monitoredModel/id");
    }

    /** One mail is taken and not yet said to be, and another one waits. */
    @Override
    public void begin(ServerProcess server) throws Exception {
        raiseAlert(server.api(), model, FIRST);
        mails.awaitMail(FIRST);
        raiseAlert(server.api(), model, SECOND);
    }

    @Override
    public void serverIsDead() {
        isDead.countDown();
    }

    @Override
    public void check(ServerProcess again) {
        awaitEnd(again, 2);
        twice = mails.to(FIRST);
        assertThat(twice).as("the first time is not recorded").hasSize(2);
        assertThat(mails.to(SECOND)).isNotEmpty();
        assertThat(List.of(ids(FIRST), ids(SECOND)))
                .allMatch(ids -> ids.size() == 1)
                .isEqualTo(List.of(Set.of(id(again, 1)), Set.of(id(again, 0))));
    }

    /** What is recorded is not sent again. */
    void assertNotSentAgain() {
        assertThat(mails.to(FIRST)).isEqualTo(twice);
    }

    /** Returns the ids under which the recipient's mails came. */
    private Set<String> ids(String recipient) {
        return mails.to(recipient).stream()
                .map(mail -> mail.header("Message-ID"))
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        isDead.countDown();
        mails.close();
    }

    private void holdTheFirst(Mail mail) {
        if (taken.getAndIncrement() == 0) {
            try {
                assertThat(isDead.await(2, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void raiseAlert(Api api, String model, String recipient) {
        api.put(MODELS + "/" + model + "/recipients", Map.of("emails", List.of(recipient)))
                .expect(200);
        api.post(
                        "/api/metricAlerts/v1",
                        Map.of(
                                "modelMonitoringId",
                                model,
                                "metric",
                                "accuracy",
                                "value",
                                0.2,
                                "targetRange",
                                Map.of("condition", "greaterThan", "lowerLimit", 0.5)))
                .expect(200);
    }

    private static void awaitEnd(ServerProcess server, int deliveries) {
        Awaitility.await("%d deliveries are made".formatted(deliveries))
                .atMost(Duration.ofMinutes(2))
                .until(() -> deliveries(server).stream()
                                .filter(delivery ->
                                        delivery.path("state").asString().equals("delivered"))
                                .count()
                        == deliveries);
    }

    private static List<JsonNode> deliveries(ServerProcess server) {
        try {
            return server.api()
                    .get("/api/almanac/v1/deliveries")
                    .expect(200)
                    .at("/deliveries")
                    .valueStream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the id that a delivery has in mails; the latest delivery is the first. */
    private static String id(ServerProcess server, int place) {
        return "<%s@example.com>"
                .formatted(deliveries(server).get(place).path("id").asString());
    }
}
