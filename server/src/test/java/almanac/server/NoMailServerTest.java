package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.shared.DeliveryId;
import almanac.shared.IdSource;
import almanac.shared.UserId;
import almanac.storage.outbox.Addressee;
import almanac.storage.outbox.NoticeContent;
import almanac.storage.outbox.Outbox;
import almanac.storage.outbox.OutboxMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Without a mail server nothing is sent and nothing fails: mail waits, and says why. */
class NoMailServerTest {

    @Test
    void mail_waits_for_a_server_and_says_so() {
        Server server = Server.startBeside(Server.running(), "no_mail", "--almanac.mail.host=", "--almanac.mail.from=");
        try {
            Someone ana = Someone.on(server, "ana", List.of("Practitioner"));
            DeliveryId id = new DeliveryId(server.bean(IdSource.class).next());
            NoticeContent content = new NoticeContent("a subject", "a text", "/", null, Map.of());
            server.bean(Outbox.class)
                    .put(new OutboxMessage(
                            id,
                            "cause",
                            server.bean(InstantSource.class).instant(),
                            "test",
                            new Addressee.User(new UserId(ana.id())),
                            content));
            Awaitility.await("it says why it waits")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> server.administrator()
                            .get("/api/almanac/v1/deliveries?state=waiting")
                            .expect(200)
                            .body()
                            .contains("no mail server is configured: see almanac.mail.host"));
            assertThat(server.database().queryForMap("select state, attempts from delivery"))
                    .containsEntry("state", "WAITING")
                    .containsEntry("attempts", 0);
            assertThat(server.administrator()
                            .get("/actuator/health")
                            .expect(200)
                            .body())
                    .contains("waits for almanac.mail.host");
        } finally {
            server.stop();
        }
    }
}
