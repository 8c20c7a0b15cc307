package almanac.operation.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.projection.DeadLetterV1;
import almanac.projection.DiscardDeadLetter;
import almanac.projection.GetDeadLetter;
import almanac.projection.ListDeadLetters;
import almanac.projection.RetryDeadLetters;
import almanac.row.Page;
import almanac.row.Window;
import almanac.web.AlmanacExtension;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the dead letters: events that async projections could not fold. */
@RestController
@AlmanacExtension
@Tag(name = "Operations")
@RequestMapping("/api/admin/v1/projections/{projection}/dead-letters")
class DeadLetterController {

    private final Dispatch dispatch;

    DeadLetterController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record DiscardV1(
            @NotNull @NotBlank @Size(max = Texts.LINE) String reason) {}

    record DeadLetterEnvelopeV1(DeadLetterV1 deadLetter, MetadataV1 metadata) {}

    record PaginatedDeadLettersEnvelopeV1(List<DeadLetterV1> deadLetters, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedDeadLettersEnvelopeV1 listDeadLetters(
            @PathVariable String projection,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        return page(projection, new Window(offset, limit), caller);
    }

    @GetMapping("/{letterId}")
    DeadLetterEnvelopeV1 getDeadLetter(@PathVariable String projection, @PathVariable String letterId, Caller caller) {
        DeadLetterV1 letter = dispatch.ask(new GetDeadLetter(projection, letterId), DeadLetterV1.class, caller);
        return new DeadLetterEnvelopeV1(letter, MetadataV1.of(caller));
    }

    /** Retries dead letters, and returns those that are left. */
    @PostMapping("/retry")
    PaginatedDeadLettersEnvelopeV1 retryDeadLetters(
            @PathVariable String projection,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        return retry(projection, null, limit, caller);
    }

    /** Retries one dead letter, and returns those that are left. */
    @PostMapping("/{letterId}/retry")
    PaginatedDeadLettersEnvelopeV1 retryDeadLetter(
            @PathVariable String projection, @PathVariable String letterId, Caller caller) {
        return retry(projection, letterId, 1, caller);
    }

    @PostMapping("/{letterId}/discard")
    DeleteEnvelopeV1 discardDeadLetter(
            @PathVariable String projection,
            @PathVariable String letterId,
            @Valid @RequestBody DiscardV1 body,
            Caller caller) {
        dispatch.send(new DiscardDeadLetter(projection, letterId, body.reason()), caller);
        return DeleteEnvelopeV1.done(caller);
    }

    private PaginatedDeadLettersEnvelopeV1 retry(
            String projection, @Nullable String letter, int streams, Caller caller) {
        dispatch.send(new RetryDeadLetters(projection, letter, streams), caller);
        return page(projection, new Window(0, Texts.LONGEST_PAGE), caller);
    }

    private PaginatedDeadLettersEnvelopeV1 page(String projection, Window window, Caller caller) {
        Page<DeadLetterV1> page = dispatch.list(new ListDeadLetters(projection, window), DeadLetterV1.class, caller);
        return new PaginatedDeadLettersEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }
}
