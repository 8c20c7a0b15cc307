package almanac.notification;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.notification.MailServer.Mail;
import almanac.notification.WebhookServer.Call;
import almanac.secret.MasterKey;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DeliveryId;
import almanac.shared.IdSource;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import almanac.storage.outbox.Addressee;
import almanac.storage.outbox.NoticeContent;
import almanac.storage.outbox.Outbox;
import almanac.storage.outbox.OutboxMessage;
import almanac.storage.outbox.SealedWebhook;
import almanac.storage.outbox.WebhookVault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is in the outbox is handed over, by real SMTP and HTTP, and how it fares can be seen. */
class DeliveryHttpTest {

    private static final String DELIVERIES = "/api/almanac/v1/deliveries";
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_SECRET = "whsec_bm90aGluZyB0byBzZWUgaGVyZSwgbW92ZSBvbg==";

    private final Api api = Given.administrator();
    private final Server server = Server.running();
    private final MailServer mails = MailServer.shared();
    private final Instant now = server.bean(InstantSource.class).instant();

    private DeliveryId put(Addressee addressee, String subject, @Nullable UserId by, Instant causedAt) {
        return put(newId(), addressee, subject, by, causedAt);
    }

    private DeliveryId newId() {
        return new DeliveryId(server.bean(IdSource.class).next());
    }

    private DeliveryId put(DeliveryId id, Addressee addressee, String subject, @Nullable UserId by, Instant causedAt) {
        NoticeContent content =
                new NoticeContent(subject, "The value was 3.5.\n.\nÜber all.", "/models/1", by, Map.of("value", 3.5));
        server.bean(Outbox.class)
                .put(new OutboxMessage(id, "cause-" + id, causedAt, "metric.alert", addressee, content));
        return id;
    }

    private DeliveryId mailTo(String address) {
        DeliveryId id = newId();
        Addressee addressee =
                new Addressee.Address(server.bean(MasterKey.class).seal(address, "address of delivery " + id));
        return put(id, addressee, "accuracy of churn is out of range", null, now);
    }

    private Map<String, Object> row(DeliveryId id) {
        return server.database().queryForMap("select * from delivery where id = ?", id.value());
    }

    private void awaitState(DeliveryId id, String state) {
        Awaitility.await(id + " is " + state)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> state.equals(row(id).get("state")));
    }

    @Test
    void a_user_is_told_by_mail_at_the_address_of_now() {
        Someone ana = Someone.called("ana");
        DeliveryId id = put(
                new Addressee.User(new UserId(ana.id())),
                "accuracy of churn is out of range",
                new UserId(ana.id()),
                now);
        Mail mail = mails.awaitMail(ana.userName() + "@example.org");
        assertThat(mail.header("Message-ID")).isEqualTo("<" + id + "@almanac.example>");
        assertThat(mail.header("Subject")).isEqualTo("[Almanac] accuracy of churn is out of range");
        assertThat(mail.header("From")).isEqualTo("almanac@almanac.example");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.header("Content-Type")).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(mail.body()).contains("The value was 3.5.", ana.userName(), "https://almanac.example/models/1");
        awaitState(id, "DELIVERED");
        assertThat(server.kept(ana.userName() + "@example.org")).isEmpty();
    }

    @Test
    void an_address_that_is_no_users_is_kept_sealed() {
        String address = unique("ml-oncall") + "@lists.example";
        DeliveryId id = mailTo(address);
        mails.awaitMail(address);
        awaitState(id, "DELIVERED");
        assertThat(server.kept(address)).isEmpty();
    }

    @Test
    void a_delivery_that_ended_long_ago_is_deleted_and_never_sent_again() {
        String address = unique("long-ago") + "@lists.example";
        DeliveryId ended = mailTo(address);
        DeliveryId recent = mailTo(address);
        awaitState(ended, "DELIVERED");
        awaitState(recent, "DELIVERED");
        server.database()
                .update("update delivery set ended_at = ended_at - interval '1 year' where id = ?", ended.value());
        server.bean(Outbox.class).deleteEndedBefore(now.minus(Duration.ofDays(90)));
        assertThat(server.database().queryForList("select 1 from delivery where id = ?", ended.value()))
                .isEmpty();
        awaitState(recent, "DELIVERED");
        Addressee again =
                new Addressee.Address(server.bean(MasterKey.class).seal(address, "address of delivery " + ended));
        put(ended, again, "again", null, now);
        assertThat(server.database().queryForList("select 1 from delivery where id = ?", ended.value()))
                .as("the log says that it was made")
                .isEmpty();
    }

    @Test
    void line_breaks_in_a_subject_make_no_headers() {
        String address = unique("injected") + "@lists.example";
        DeliveryId id = newId();
        put(
                id,
                new Addressee.Address(server.bean(MasterKey.class).seal(address, "address of delivery " + id)),
                "a\r\nBcc: victim@example.com\u2028X-Evil: 1\r\n\r\nbody",
                null,
                now);
        Mail mail = mails.awaitMail(address);
        assertThat(mail.headerNames()).doesNotContain("Bcc", "X-Evil");
        assertThat(mail.header("Subject")).contains("a Bcc: victim@example.com");
        assertThat(mails.to("victim@example.com")).isEmpty();
    }

    @Test
    void a_mail_that_was_sent_but_not_recorded_is_sent_again_under_the_same_id() {
        String address = unique("twice") + "@lists.example";
        DeliveryId id = newId();
        server.database().execute("""
                create or replace function lose_%1$s() returns trigger language plpgsql as $$
                begin raise exception 'the server ends before it records'; end $$;
                create trigger lose_%1$s before update on delivery
                for each row when (new.id = '%1$s' and new.state = 'DELIVERED') execute function lose_%1$s()""".formatted(id));
        put(
                id,
                new Addressee.Address(server.bean(MasterKey.class).seal(address, "address of delivery " + id)),
                "sent twice",
                null,
                now);
        Awaitility.await("it is sent again")
                .atMost(Duration.ofSeconds(60))
                .until(() -> mails.to(address).size() >= 2);
        server.database().execute("drop function lose_%s() cascade".formatted(id));
        awaitState(id, "DELIVERED");
        assertThat(mails.to(address).stream().map(mail -> mail.header("Message-ID")))
                .containsOnly("<" + id + "@almanac.example>");
        int sent = mails.to(address).size();
        put(id, new Addressee.User(new UserId(server.bean(IdSource.class).next())), "again", null, now);
        assertThat(server.database()
                        .queryForObject(
                                "select count(*) from domain_event where aggregate_identifier = ?",
                                Long.class,
                                id.stream()))
                .isEqualTo(1);
        assertThat(mails.to(address)).hasSize(sent);
    }

    @Test
    void what_the_log_says_was_delivered_is_not_sent_when_its_line_is_lost() {
        String address = unique("imported") + "@lists.example";
        DeliveryId id = mailTo(address);
        awaitState(id, "DELIVERED");
        server.database().update("delete from delivery where id = ?", id.value());
        put(id, new Addressee.User(new UserId(server.bean(IdSource.class).next())), "again", null, now);
        assertThat(server.database().queryForList("select 1 from delivery where id = ?", id.value()))
                .isEmpty();
    }

    @Test
    void a_delivery_that_is_refused_is_given_up_in_the_end_and_can_be_retried() {
        String address = unique("nobody") + "@lists.example";
        DeliveryId id = mailTo(address);
        awaitState(id, "FAILED");
        Answer failed = api.get(DELIVERIES + "?state=failed&limit=1000").expect(200);
        var line = failed.at("/deliveries")
                .valueStream()
                .filter(delivery -> delivery.path("id").asString().equals(id.value()))
                .findFirst()
                .orElseThrow();
        assertThat(line.path("trouble").asString()).isEqualTo("the mail server answered 550");
        assertThat(line.path("attempts").asInt()).isEqualTo(3);
        assertThat(line.path("channel").asString()).isEqualTo("mail");
        assertThat(server.kept(address)).isEmpty();

        Answer retried = api.post(DELIVERIES + "/" + id + "/retry").expect(200);
        assertThat(retried.text("/delivery/state")).isIn("waiting", "failed");
        awaitState(id, "FAILED");
    }

    @Test
    void a_user_without_an_address_cannot_be_told() {
        DeliveryId id =
                put(new Addressee.User(new UserId(server.bean(IdSource.class).next())), "to nobody", null, now);
        awaitState(id, "FAILED");
        assertThat(row(id).get("trouble")).isEqualTo("the user has no mail address");
    }

    @Test
    void what_was_long_ago_is_not_told_of_unless_it_is_asked_for() {
        String address = unique("late") + "@lists.example";
        DeliveryId id = newId();
        put(
                id,
                new Addressee.Address(server.bean(MasterKey.class).seal(address, "address of delivery " + id)),
                "late",
                null,
                now.minus(Duration.ofDays(4)));
        awaitState(id, "FAILED");
        assertThat(mails.to(address)).isEmpty();
        api.post(DELIVERIES + "/" + id + "/retry").expect(200);
        mails.awaitMail(address);
        awaitState(id, "DELIVERED");
        assertThat(api.post(DELIVERIES + "/" + id + "/retry").expect(400).text("/errors/0"))
                .contains("was made");
    }

    @Test
    void a_webhook_is_called_with_a_signature_that_others_can_verify() throws IOException {
        try (WebhookServer receiver = new WebhookServer()) {
            WebhookId hook = webhook(receiver.url(), SECRET);
            DeliveryId id = put(new Addressee.Webhook(hook), "unused", null, now);
            Call call = receiver.awaitCalls(1).getFirst();
            assertThat(call.id()).isEqualTo(id.value());
            assertThat(call.isSignedWith(SECRET)).isTrue();
            assertThat(call.isSignedWith(OTHER_SECRET)).isFalse();
            assertThat(Long.parseLong(call.timestamp())).isBetween(now.getEpochSecond(), now.getEpochSecond() + 60);
            assertThat(call.body()).contains("\"type\":\"metric.alert\"", "\"value\":3.5", "\"timestamp\":\"20");
            awaitState(id, "DELIVERED");
            assertThat(server.kept("s3cret-token", SECRET)).isEmpty();
        }
    }

    @Test
    void both_secrets_sign_while_one_is_replaced() throws IOException {
        try (WebhookServer receiver = new WebhookServer()) {
            WebhookId hook = webhook(receiver.url(), SECRET);
            SealedWebhook second = SealedWebhook.ofKnown(hook, OTHER_SECRET, server.bean(MasterKey.class));
            server.bean(WebhookVault.class)
                    .replaceSecret(hook, Objects.requireNonNull(second.secret()), now.plus(Duration.ofHours(1)));
            put(new Addressee.Webhook(hook), "unused", null, now);
            Call call = receiver.awaitCalls(1).getFirst();
            assertThat(List.of(call.isSignedWith(SECRET), call.isSignedWith(OTHER_SECRET)))
                    .containsOnly(true);
            server.database().update("update webhook set former_until = now() where webhook_id = ?", hook.value());
            put(new Addressee.Webhook(hook), "unused", null, now);
            Call later = receiver.awaitCalls(2).getLast();
            assertThat(List.of(later.isSignedWith(SECRET), later.isSignedWith(OTHER_SECRET)))
                    .containsExactly(false, true);
        }
    }

    @Test
    void a_redirection_is_not_followed_and_every_attempt_has_the_same_id() throws IOException {
        try (WebhookServer receiver = new WebhookServer()) {
            receiver.answer(302);
            DeliveryId id = put(new Addressee.Webhook(webhook(receiver.url(), SECRET)), "unused", null, now);
            awaitState(id, "FAILED");
            assertThat(receiver.calls().stream().map(Call::id)).hasSize(3).containsOnly(id.value());
            assertThat(row(id).get("trouble")).isEqualTo("the webhook's server answered 302");
        }
    }

    private WebhookId webhook(String url, String secret) {
        WebhookId id = new WebhookId(server.bean(IdSource.class).next());
        SealedWebhook sealed = SealedWebhook.ofNew(id, "127.0.0.1", url, secret, server.bean(MasterKey.class));
        server.bean(WebhookVault.class)
                .keep(id, Objects.requireNonNull(sealed.target()).url(), Objects.requireNonNull(sealed.secret()));
        return id;
    }

    @Test
    void settings_hold_recipients_and_no_secret() {
        String settings = "/api/almanac/v1/notificationSettings";
        Someone ana = Someone.called("ana");
        Map<String, Object> hook = Map.of("url", "https://hooks.example.com/T0/B0?key=abcdefgh", "secret", SECRET);
        Answer chosen = api.put(
                        settings,
                        Map.of(
                                "alertRecipients",
                                Map.of(
                                        "users",
                                        List.of(ana.id()),
                                        "emails",
                                        List.of("ml@lists.example"),
                                        "webhooks",
                                        List.of(hook))))
                .expect(200);
        String id = chosen.text("/alertRecipients/webhooks/0/id");
        assertThat(chosen.text("/alertRecipients/webhooks/0/host")).isEqualTo("hooks.example.com");
        assertThat(chosen.body()).doesNotContain("abcdefgh", SECRET);
        assertThat(server.kept("abcdefgh", SECRET)).isEmpty();
        Answer kept = api.put(settings, Map.of("alertRecipients", Map.of("webhooks", List.of(Map.of("id", id)))))
                .expect(200);
        assertThat(kept.text("/alertRecipients/webhooks/0/id")).isEqualTo(id);
        assertThat(kept.at("/alertRecipients/users")).isEmpty();
        api.put(settings, Map.of("alertRecipients", Map.of())).expect(200);
        assertThat(server.database().queryForList("select 1 from webhook where webhook_id = ?", id))
                .isEmpty();
        assertThat(api.get(settings).expect(200).at("/alertRecipients/webhooks"))
                .isEmpty();
    }

    @Test
    void recipients_that_cannot_be_are_refused() {
        String settings = "/api/almanac/v1/notificationSettings";
        for (Map<String, Object> recipients : List.<Map<String, Object>>of(
                Map.of("emails", List.of("no address")),
                Map.of("webhooks", List.of(Map.of("url", "https://h.example/x"))),
                Map.of("webhooks", List.of(Map.of("url", "https://u:p@h.example/x", "secret", SECRET))),
                Map.of("webhooks", List.of(Map.of("url", "ftp://h.example/x", "secret", SECRET))),
                Map.of("webhooks", List.of(Map.of("url", "https://h.example/x", "secret", "whsec_short"))),
                Map.of("webhooks", List.of(Map.of("id", "0123456789abcdef01234567", "url", "https://h.example/x"))))) {
            api.put(settings, Map.of("alertRecipients", recipients)).expect(400);
        }
        api.put(
                        settings,
                        Map.of(
                                "alertRecipients",
                                Map.of("webhooks", List.of(Map.of("id", "0123456789abcdef01234567")))))
                .expect(404);
        api.put(settings, Map.of("alertRecipients", Map.of("users", List.of("0123456789abcdef01234567"))))
                .expect(404);
    }
}
