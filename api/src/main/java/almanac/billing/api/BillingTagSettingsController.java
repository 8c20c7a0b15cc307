package almanac.billing.api;

import almanac.billing.command.BillingSettingsCommand.ChooseBillingSettings;
import almanac.billing.event.BillingMode;
import almanac.billing.query.BillingQuery.GetBillingSettings;
import almanac.billing.query.BillingTagsSettingsEnvelopeV1;
import almanac.messaging.Caller;
import almanac.web.Answers;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the settings of billing tags (behaviour.md, 3.3). */
@RestController
@Tag(name = "BillingTagSettings")
@RequestMapping("/api/cost/v1/billingtagSettings")
class BillingTagSettingsController {

    private final Answers answers;

    BillingTagSettingsController(Answers answers) {
        this.answers = answers;
    }

    record BillingTagsSettingsV1(
            @NotNull BillingMode mode, @NotNull Boolean notifications) {}

    @GetMapping
    ResponseEntity<BillingTagsSettingsEnvelopeV1> getBillingTagSettings(Caller caller) {
        return answers.get(new GetBillingSettings(), caller, (settings, _) -> settings);
    }

    @PutMapping
    ResponseEntity<BillingTagsSettingsEnvelopeV1> updateBillingTagSettings(
            @Valid @RequestBody BillingTagsSettingsV1 body, Caller caller) {
        return answers.change(
                new ChooseBillingSettings(body.mode(), body.notifications()),
                new GetBillingSettings(),
                caller,
                (settings, _) -> settings);
    }
}
