package almanac.notification.api;

import almanac.messaging.Caller;
import almanac.notification.command.NotificationSettingsCommand.ChooseAlertRecipients;
import almanac.notification.query.NotificationQuery.GetNotificationSettings;
import almanac.notification.query.NotificationSettingsV1;
import almanac.secret.MasterKey;
import almanac.shared.IdSource;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the installation's settings of notices. */
@RestController
@AlmanacExtension
@Tag(name = "Notifications")
@RequestMapping("/api/almanac/v1/notificationSettings")
class NotificationSettingsController {

    private final Answers answers;
    private final IdSource ids;
    private final MasterKey key;
    private final InstantSource clock;

    NotificationSettingsController(Answers answers, IdSource ids, MasterKey key, InstantSource clock) {
        this.answers = answers;
        this.ids = ids;
        this.key = key;
        this.clock = clock;
    }

    record NewNotificationSettingsV1(@NotNull @Valid NewRecipientsV1 alertRecipients) {}

    @GetMapping
    ResponseEntity<NotificationSettingsV1> getNotificationSettings(Caller caller) {
        return answers.get(new GetNotificationSettings(), caller, (settings, _) -> settings);
    }

    /** Chooses the recipients of alerts about models that have none of their own. */
    @PutMapping
    ResponseEntity<NotificationSettingsV1> updateNotificationSettings(
            @Valid @RequestBody NewNotificationSettingsV1 body, Caller caller) {
        return answers.change(
                new ChooseAlertRecipients(body.alertRecipients().toChoice(ids, key, clock.instant())),
                new GetNotificationSettings(),
                caller,
                (settings, _) -> settings);
    }
}
