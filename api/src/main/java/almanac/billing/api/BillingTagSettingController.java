package almanac.billing.api;

import almanac.billing.command.BillingSettingsCommand.ChooseBillingSettings;
import almanac.billing.event.BillingMode;
import almanac.billing.query.BillingQuery.GetBillingSettings;
import almanac.billing.query.BillingTagsSettingsEnvelopeV1;
import almanac.messaging.Caller;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the settings of billing tags one by one, as later releases of the API do (behaviour.md, 3.3). */
@RestController
@AlmanacExtension
@Tag(name = "BillingTagSettings")
@RequestMapping("/api/cost/v1/billingtagSettings")
class BillingTagSettingController {

    private final Answers answers;

    BillingTagSettingController(Answers answers) {
        this.answers = answers;
    }

    record BillingTagsModeV1(@NotNull BillingMode mode) {}

    record BillingTagsModeEnvelopeV1(BillingMode mode) {

        static BillingTagsModeEnvelopeV1 of(BillingTagsSettingsEnvelopeV1 settings) {
            return new BillingTagsModeEnvelopeV1(settings.mode());
        }
    }

    record BillingTagsNotificationsV1(@NotNull Boolean notifications) {}

    record BillingTagsNotificationsEnvelopeV1(boolean notifications) {

        static BillingTagsNotificationsEnvelopeV1 of(BillingTagsSettingsEnvelopeV1 settings) {
            return new BillingTagsNotificationsEnvelopeV1(settings.notifications());
        }
    }

    @GetMapping("/mode")
    ResponseEntity<BillingTagsModeEnvelopeV1> getBillingTagMode(Caller caller) {
        return read(BillingTagsModeEnvelopeV1::of, caller);
    }

    @PutMapping("/mode")
    ResponseEntity<BillingTagsModeEnvelopeV1> updateBillingTagMode(
            @Valid @RequestBody BillingTagsModeV1 body, Caller caller) {
        return choose(new ChooseBillingSettings(body.mode(), null), BillingTagsModeEnvelopeV1::of, caller);
    }

    @GetMapping("/notifications")
    ResponseEntity<BillingTagsNotificationsEnvelopeV1> getBillingTagNotification(Caller caller) {
        return read(BillingTagsNotificationsEnvelopeV1::of, caller);
    }

    @PutMapping("/notifications")
    ResponseEntity<BillingTagsNotificationsEnvelopeV1> updateBillingTagNotification(
            @Valid @RequestBody BillingTagsNotificationsV1 body, Caller caller) {
        return choose(
                new ChooseBillingSettings(null, body.notifications()), BillingTagsNotificationsEnvelopeV1::of, caller);
    }

    private <B> ResponseEntity<B> read(Function<BillingTagsSettingsEnvelopeV1, B> part, Caller caller) {
        return answers.get(new GetBillingSettings(), caller, (settings, _) -> part.apply(settings));
    }

    private <B> ResponseEntity<B> choose(
            ChooseBillingSettings command, Function<BillingTagsSettingsEnvelopeV1, B> part, Caller caller) {
        return answers.change(command, new GetBillingSettings(), caller, (settings, _) -> part.apply(settings));
    }
}
