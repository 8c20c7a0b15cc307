package almanac.billing.api;

import almanac.billing.command.BillingTagCommand.ActivateBillingTags;
import almanac.billing.command.BillingTagCommand.DeactivateBillingTag;
import almanac.billing.query.BillingQuery.GetBillingTag;
import almanac.billing.query.BillingQuery.GetBillingTags;
import almanac.billing.query.BillingQuery.ListBillingTags;
import almanac.billing.query.BillingTagV1;
import almanac.billing.query.BillingTagWithStatusV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.BillingTagId;
import almanac.shared.BillingTagName;
import almanac.shared.IdSource;
import almanac.web.Answers;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves billing tags, to which the cost of projects is charged (behaviour.md, 3.3). */
@RestController
@Tag(name = "BillingTag")
@RequestMapping("/api/cost/v1/billingtags")
class BillingTagController {

    /** The most tags of one request, which are activated in one transaction. */
    private static final int MOST = 200;

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;

    BillingTagController(Dispatch dispatch, Answers answers, IdSource ids) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
    }

    record NewBillingTagsV1(
            @NotNull @NotEmpty @Size(max = MOST) List<@NotNull BillingTagName> billingTags) {}

    record BillingTagsEnvelopeV1(List<BillingTagV1> billingTags) {}

    record BillingTagEnvelopeV1(BillingTagWithStatusV1 billingTag) {}

    @GetMapping
    BillingTagsEnvelopeV1 getBillingTags(Caller caller) {
        return answers.list(new ListBillingTags(), caller, (tags, _) -> new BillingTagsEnvelopeV1(tags));
    }

    /** Activates tags, new ones and known ones alike, and answers them in the order of the request. */
    @PostMapping
    BillingTagsEnvelopeV1 upsertBillingTags(@Valid @RequestBody NewBillingTagsV1 body, Caller caller) {
        Map<BillingTagName, BillingTagId> tags = new LinkedHashMap<>();
        body.billingTags().forEach(tag -> tags.computeIfAbsent(tag, _ -> new BillingTagId(ids.next())));
        dispatch.send(new ActivateBillingTags(tags), caller);
        return answers.list(
                new GetBillingTags(List.copyOf(tags.keySet())), caller, (all, _) -> new BillingTagsEnvelopeV1(all));
    }

    @GetMapping("/{tag}")
    ResponseEntity<BillingTagEnvelopeV1> getBillingTagByName(@PathVariable BillingTagName tag, Caller caller) {
        return answers.get(new GetBillingTag(tag), caller, (it, _) -> new BillingTagEnvelopeV1(it));
    }

    @DeleteMapping("/{tag}")
    ResponseEntity<BillingTagEnvelopeV1> deactivateBillingTag(@PathVariable BillingTagName tag, Caller caller) {
        return answers.change(
                new DeactivateBillingTag(tag), new GetBillingTag(tag), caller, (it, _) -> new BillingTagEnvelopeV1(it));
    }
}
