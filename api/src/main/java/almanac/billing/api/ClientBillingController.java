package almanac.billing.api;

import almanac.billing.api.BillingTagController.NewBillingTagsV1;
import almanac.billing.api.BillingTagSettingController.BillingTagsModeV1;
import almanac.billing.command.BillingSettingsCommand.ChooseBillingSettings;
import almanac.billing.command.BillingTagCommand.ActivateBillingTags;
import almanac.billing.command.BillingTagCommand.DeactivateBillingTag;
import almanac.billing.query.BillingQuery.GetBillingSettings;
import almanac.billing.query.BillingQuery.GetBillingTag;
import almanac.billing.query.BillingQuery.GetBillingTags;
import almanac.billing.query.BillingQuery.ListBillingTags;
import almanac.billing.query.BillingTagV1;
import almanac.billing.query.BillingTagWithStatusV1;
import almanac.billing.query.BillingTagsSettingsEnvelopeV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.BillingTagId;
import almanac.shared.BillingTagName;
import almanac.shared.IdSource;
import almanac.web.AlmanacExtension;
import almanac.web.ClientWords;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves billing tags and their settings under the older paths, which the official Python client has. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/cost")
class ClientBillingController {

    private final Dispatch dispatch;
    private final IdSource ids;

    ClientBillingController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    record ClientBillingTags(List<BillingTagV1> billingTags) {}

    record ClientBillingMode(String mode) {

        static ClientBillingMode of(BillingTagsSettingsEnvelopeV1 settings) {
            return new ClientBillingMode(ClientWords.of(settings.mode()));
        }
    }

    record ClientBillingSettings(String mode, boolean notifications) {}

    @GetMapping("/billingtags")
    ClientBillingTags getClientBillingTags(Caller caller) {
        return new ClientBillingTags(dispatch.ask(new ListBillingTags(), caller).items());
    }

    @PostMapping("/billingtags")
    ClientBillingTags addClientBillingTags(@Valid @RequestBody NewBillingTagsV1 body, Caller caller) {
        Map<BillingTagName, BillingTagId> tags = new LinkedHashMap<>();
        body.billingTags().forEach(tag -> tags.computeIfAbsent(tag, _ -> new BillingTagId(ids.next())));
        dispatch.send(new ActivateBillingTags(tags), caller);
        return new ClientBillingTags(dispatch.ask(new GetBillingTags(List.copyOf(tags.keySet())), caller.asItIs())
                .items());
    }

    @GetMapping("/billingtags/{tag}")
    BillingTagWithStatusV1 getClientBillingTag(@PathVariable BillingTagName tag, Caller caller) {
        return dispatch.ask(new GetBillingTag(tag), caller).value();
    }

    @DeleteMapping("/billingtags/{tag}")
    BillingTagWithStatusV1 removeClientBillingTag(@PathVariable BillingTagName tag, Caller caller) {
        return dispatch.change(new DeactivateBillingTag(tag), new GetBillingTag(tag), caller)
                .value();
    }

    @GetMapping("/billingtagSettings")
    ClientBillingSettings getClientBillingSettings(Caller caller) {
        BillingTagsSettingsEnvelopeV1 settings =
                dispatch.ask(new GetBillingSettings(), caller).value();
        return new ClientBillingSettings(ClientWords.of(settings.mode()), settings.notifications());
    }

    @GetMapping("/billingtagSettings/mode")
    ClientBillingMode getClientBillingMode(Caller caller) {
        return ClientBillingMode.of(
                dispatch.ask(new GetBillingSettings(), caller).value());
    }

    @PutMapping("/billingtagSettings/mode")
    ClientBillingMode changeClientBillingMode(@Valid @RequestBody BillingTagsModeV1 body, Caller caller) {
        return ClientBillingMode.of(
                dispatch.change(new ChooseBillingSettings(body.mode(), null), new GetBillingSettings(), caller)
                        .value());
    }
}
