package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.notification.MailServer;
import almanac.notification.MailServer.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whatever is killed between an alert and the record of its mail, the mail comes, and under one id. */
class DeliveryAfterKillIT {

    private static final String FIRST = "first@lists.example";
    private static final String SECOND = "second@lists.example";
    private static final String MODELS = "/api/almanac/v1/monitoredModels";

    /** Lets the mail server go on, which has kept the first mail and has not said so yet. */
    private final CountDownLatch isDead = new CountDownLatch(1);

    private final AtomicInteger taken = new AtomicInteger();

    @TempDir
    private Path directory;

    @Test
    void a_mail_whose_sender_is_killed_comes_under_one_id() throws Exception {
        Path data = directory.resolve("data");
        try (MailServer mails = new MailServer(this::holdTheFirst)) {
            String model = killWhileTheMailIsTaken(data, mails);
            List<Mail> twice;
            try (ServerProcess again = on(data, mails)) {
                awaitEnd(again, 1);
                twice = mails.to(FIRST);
                assertThat(twice).as("the first time is not recorded").hasSize(2);
                assertThat(twice).extracting(mail -> mail.header("Message-ID")).containsOnly(id(again));
                raiseAlert(again.api(), model, SECOND);
                again.kill(); // before, in or after the sending
            }
            try (ServerProcess last = on(data, mails)) {
                awaitEnd(last, 2);
                assertThat(mails.awaitMails(SECOND, 1))
                        .extracting(mail -> mail.header("Message-ID"))
                        .containsOnly(id(last));
                assertThat(mails.to(FIRST))
                        .as("what is recorded is not sent again")
                        .isEqualTo(twice);
            }
        }
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

    private String killWhileTheMailIsTaken(Path data, MailServer mails) throws Exception {
        try (ServerProcess server = on(data, mails)) {
            String project = server.api()
                    .post(
                            "/api/projects/beta/projects",
                            Map.of("name", "churn", "description", "", "visibility", "private"))
                    .expect(200)
                    .text("/project/id");
            String model = server.api()
                    .post(MODELS, Map.of("name", "churn", "projectId", project))
                    .expect(200)
                    .text("/monitoredModel/id");
            raiseAlert(server.api(), model, FIRST);
            mails.awaitMail(FIRST);
            server.kill();
            isDead.countDown();
            return model;
        }
    }

    private static ServerProcess on(Path data, MailServer mails) throws Exception {
        return ServerProcess.on(
                data,
                "--almanac.mail.host=127.0.0.1",
                "--almanac.mail.port=" + mails.port(),
                "--almanac.mail.security=none",
                "--almanac.mail.from=almanac@example.com",
                "--almanac.notifications.retries=1s,1s,1s,1s");
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

    /** The id that the latest delivery has in mails. */
    private static String id(ServerProcess server) {
        return "<%s@example.com>"
                .formatted(deliveries(server).getFirst().path("id").asString());
    }
}
