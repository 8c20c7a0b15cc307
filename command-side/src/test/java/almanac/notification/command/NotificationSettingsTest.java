package almanac.notification.command;

import static almanac.given.Failure.failure;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.access.AccountDirectory;
import almanac.given.InMemoryDirectory;
import almanac.given.InMemoryWebhookVault;
import almanac.notification.command.NotificationSettingsCommand.ChooseAlertRecipients;
import almanac.notification.event.NotificationSettingsEvent.AlertRecipientsChosen;
import almanac.notification.event.Recipients;
import almanac.notification.event.WebhookTarget;
import almanac.secret.SealedSecret;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import almanac.shared.WebhookId;
import almanac.storage.outbox.RecipientChoice;
import almanac.storage.outbox.SealedWebhook;
import almanac.storage.outbox.WebhookVault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationSettingsTest {

    private static final UserId ANA = new UserId("aaaaaaaaaaaaaaaaaaaaaaaa");
    private static final WebhookId HOOK = new WebhookId("0123456789abcdef01234567");
    private static final String HOST = "hooks.example.com";
    private static final SealedWebhook A_NEW_ONE = new SealedWebhook(
            HOOK, new SealedWebhook.Target(HOST, new SealedSecret("key", "url")), new SealedSecret("key", "first"));
    private static final AlertRecipientsChosen WITH_THE_WEBHOOK =
            new AlertRecipientsChosen(new Recipients(List.of(), List.of(), List.of(new WebhookTarget(HOOK, HOST))));

    private final FixtureConfiguration<NotificationSettings> fixture =
            new AggregateTestFixture<>(NotificationSettings.class);
    private final InMemoryDirectory directory = new InMemoryDirectory();
    private final InMemoryWebhookVault vault = new InMemoryWebhookVault();

    @BeforeEach
    void resources() {
        fixture.registerInjectableResource((AccountDirectory) directory);
        fixture.registerInjectableResource((WebhookVault) vault);
    }

    private static ChooseAlertRecipients choice(List<UserId> users, List<String> emails, SealedWebhook... webhooks) {
        return new ChooseAlertRecipients(
                new RecipientChoice(users, emails, List.of(webhooks), Instant.parse("2026-03-01T12:00:00Z")));
    }

    @Test
    void recipients_that_are_chosen_already_are_not_chosen_again() {
        Recipients chosen = new Recipients(List.of(), List.of("ml@example.com"), List.of());
        fixture.givenNoPriorActivity()
                .when(choice(List.of(), List.of("ml@example.com")))
                .expectEvents(new AlertRecipientsChosen(chosen));
        fixture.given(new AlertRecipientsChosen(chosen))
                .when(choice(List.of(), List.of("ml@example.com")))
                .expectNoEvents();
    }

    @Test
    void an_unknown_user_is_no_recipient() {
        fixture.givenNoPriorActivity()
                .when(choice(List.of(ANA), List.of()))
                .expectException(failure(ErrorCode.USER_NOT_FOUND));
    }

    @Test
    void the_log_is_told_the_host_of_a_webhook_and_the_rest_is_in_the_vault() {
        fixture.givenNoPriorActivity()
                .when(choice(List.of(), List.of(), A_NEW_ONE))
                .expectEvents(WITH_THE_WEBHOOK);
        assertThat(vault.secrets()).containsOnly(Map.entry(HOOK, List.of("first")));
    }

    @Test
    void a_secret_that_is_replaced_is_told_of_and_the_former_is_kept_beside_it() {
        vault.keep(HOOK, new SealedSecret("key", "url"), new SealedSecret("key", "first"));
        fixture.given(WITH_THE_WEBHOOK)
                .when(choice(List.of(), List.of(), new SealedWebhook(HOOK, null, new SealedSecret("key", "second"))))
                .expectEvents(WITH_THE_WEBHOOK);
        assertThat(vault.secrets().get(HOOK)).containsExactly("first", "second");
    }

    @Test
    void a_webhook_that_is_left_out_is_removed() {
        vault.keep(HOOK, new SealedSecret("key", "url"), new SealedSecret("key", "first"));
        fixture.given(WITH_THE_WEBHOOK)
                .when(choice(List.of(), List.of()))
                .expectEvents(new AlertRecipientsChosen(Recipients.NONE));
        assertThat(vault.secrets()).isEmpty();
    }

    @Test
    void a_webhook_that_is_not_here_cannot_be_kept() {
        fixture.givenNoPriorActivity()
                .when(choice(List.of(), List.of(), new SealedWebhook(HOOK, null, null)))
                .expectException(failure(ErrorCode.WEBHOOK_NOT_FOUND));
    }
}
