package almanac.operation.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.projection.DeadLetterV1;
import almanac.projection.ProjectionCommand.DiscardDeadLetter;
import almanac.projection.ProjectionCommand.RetryDeadLetters;
import almanac.projection.ProjectionQuery.GetDeadLetter;
import almanac.projection.ProjectionQuery.ListDeadLetters;
import almanac.row.Window;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Paged;
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
    private final Answers answers;

    DeadLetterController(Dispatch dispatch, Answers answers) {
        this.dispatch = dispatch;
        this.answers = answers;
    }

    record DiscardV1(
            @NotNull @NotBlank @Size(max = Texts.LINE) String reason) {}

    record DeadLetterEnvelopeV1(DeadLetterV1 deadLetter, MetadataV1 metadata) {}

    record PaginatedDeadLettersEnvelopeV1(List<DeadLetterV1> deadLetters, PaginatedMetadataV1 metadata) {}

    @GetMapping
    PaginatedDeadLettersEnvelopeV1 listDeadLetters(
            @PathVariable String projection, @Paged Window window, Caller caller) {
        return page(projection, window, caller);
    }

    @GetMapping("/{letterId}")
    DeadLetterEnvelopeV1 getDeadLetter(@PathVariable String projection, @PathVariable String letterId, Caller caller) {
        return answers.ask(new GetDeadLetter(projection, letterId), caller, DeadLetterEnvelopeV1::new);
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
        return answers.remove(new DiscardDeadLetter(projection, letterId, body.reason()), caller);
    }

    private PaginatedDeadLettersEnvelopeV1 retry(
            String projection, @Nullable String letter, int streams, Caller caller) {
        dispatch.send(new RetryDeadLetters(projection, letter, streams), caller);
        return page(projection, new Window(0, Texts.LONGEST_PAGE), caller);
    }

    private PaginatedDeadLettersEnvelopeV1 page(String projection, Window window, Caller caller) {
        return answers.page(
                new ListDeadLetters(projection, window), window, caller, PaginatedDeadLettersEnvelopeV1::new);
    }
}
