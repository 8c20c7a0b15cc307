package almanac.notification.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.notification.command.DeliveryCommand.RetryDelivery;
import almanac.notification.query.DeliveryState;
import almanac.notification.query.DeliveryV1;
import almanac.notification.query.NotificationQuery.GetDelivery;
import almanac.notification.query.NotificationQuery.ListDeliveries;
import almanac.row.Window;
import almanac.shared.DeliveryId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the deliveries of notices: how they fare, and another attempt at one that was given up. */
@RestController
@AlmanacExtension
@Tag(name = "Notifications")
@RequestMapping("/api/almanac/v1/deliveries")
class DeliveryController {

    private final Dispatch dispatch;
    private final Answers answers;
    private final InstantSource clock;

    DeliveryController(Dispatch dispatch, Answers answers, InstantSource clock) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.clock = clock;
    }

    record DeliveryEnvelopeV1(DeliveryV1 delivery, MetadataV1 metadata) {}

    record PaginatedDeliveriesEnvelopeV1(List<DeliveryV1> deliveries, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedDeliveriesEnvelopeV1 listDeliveries(
            @RequestParam(required = false)
                    @Pattern(regexp = "waiting|delivered|failed", message = "must be waiting, delivered or failed")
                    @Nullable
                    String state,
            @Paged Window window,
            Caller caller) {
        DeliveryState wanted = state == null ? null : DeliveryState.valueOf(state.toUpperCase(Locale.ROOT));
        return answers.page(new ListDeliveries(wanted, window), window, caller, PaginatedDeliveriesEnvelopeV1::new);
    }

    @PostMapping("/{deliveryId}/retry")
    DeliveryEnvelopeV1 retryDelivery(@PathVariable DeliveryId deliveryId, Caller caller) {
        dispatch.send(new RetryDelivery(deliveryId, clock.instant()), caller);
        return answers.ask(new GetDelivery(deliveryId), caller, DeliveryEnvelopeV1::new);
    }
}
