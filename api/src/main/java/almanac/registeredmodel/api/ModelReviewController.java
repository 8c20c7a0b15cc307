package almanac.registeredmodel.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.registeredmodel.command.ReviewCommand;
import almanac.registeredmodel.command.ReviewCommand.AnswerInTurn;
import almanac.registeredmodel.command.ReviewCommand.AnswerReview;
import almanac.registeredmodel.command.ReviewCommand.CancelReview;
import almanac.registeredmodel.command.ReviewCommand.ChangeInTurn;
import almanac.registeredmodel.command.ReviewCommand.ChangeReview;
import almanac.registeredmodel.command.ReviewCommand.RequestReview;
import almanac.registeredmodel.event.ReviewDecision;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.ModelReviewId;
import almanac.shared.UserId;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves reviews of versions, by which colleagues let a version move to a stage (behaviour.md, 3.15). */
@RestController
@Tag(name = "RegisteredModels")
@RequestMapping("/api/registeredmodels/v1/{modelName}/versions/{version}/reviews")
class ModelReviewController {

    private static final int NOTES = 10_000;
    private static final int MOST = 20;

    private final Dispatch dispatch;
    private final ModelPlaces models;
    private final IdSource ids;

    ModelReviewController(Dispatch dispatch, ModelPlaces models, IdSource ids) {
        this.dispatch = dispatch;
        this.models = models;
        this.ids = ids;
    }

    record NewRegisteredModelReviewReviewersV1(@NotNull UserId userId) {}

    record NewRegisteredModelReviewV1(
            @NotNull @Size(min = 1, max = ModelStageController.LABEL)
            String targetStage,

            @NotNull @Size(min = 1, max = MOST) List<@NotNull @Valid NewRegisteredModelReviewReviewersV1> reviewers,
            @Nullable @Size(max = NOTES) String notes) {}

    /** The one status that a client can set. */
    enum WantedStatus {
        @JsonProperty("Canceled")
        CANCELED
    }

    record UpdatedRegisteredModelReviewV1(
            @Nullable @Size(min = 1, max = MOST) List<@NotNull @Valid NewRegisteredModelReviewReviewersV1> reviewers,
            @Nullable WantedStatus status,
            @Nullable @Size(max = NOTES) String notes) {

        ReviewCommand toCommand(ModelPlaces.Version version, ModelReviewId review, Caller caller) {
            boolean isTwo = reviewers != null && status != null;
            boolean isNothing = reviewers == null && status == null && notes == null;
            if (isTwo || isNothing) {
                throw ErrorCode.INVALID_VALUE.with("status", "send either status or reviewers, or notes alone");
            }
            return status == null
                    ? new ChangeInTurn(
                            version.model().id(),
                            new ChangeReview(
                                    version.id(),
                                    version.model().project(),
                                    review,
                                    caller.user(),
                                    reviewers == null ? null : ids(reviewers),
                                    notes))
                    : new CancelReview(version.id(), version.model().project(), review, caller.user(), notes);
        }
    }

    record NewRegisteredModelReviewResponseV1(
            @NotNull ReviewDecision decision,
            @Nullable @Size(max = NOTES) String notes) {}

    private static List<UserId> ids(List<NewRegisteredModelReviewReviewersV1> reviewers) {
        return reviewers.stream()
                .map(NewRegisteredModelReviewReviewersV1::userId)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void createRegisteredModelReview(
            @PathVariable String modelName,
            @PathVariable @Min(1) int version,
            @Valid @RequestBody NewRegisteredModelReviewV1 body,
            Caller caller) {
        ModelPlaces.Version found = models.version(modelName, version, caller);
        dispatch.send(
                new RequestReview(
                        found.id(),
                        found.model().project(),
                        new ModelReviewId(ids.next()),
                        caller.user(),
                        ids(body.reviewers()),
                        body.targetStage(),
                        Objects.requireNonNullElse(body.notes(), "")),
                caller);
    }

    @PatchMapping("/{modelReviewId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void updateRegisteredModelReview(
            @PathVariable String modelName,
            @PathVariable @Min(1) int version,
            @PathVariable ModelReviewId modelReviewId,
            @Valid @RequestBody UpdatedRegisteredModelReviewV1 body,
            Caller caller) {
        dispatch.send(body.toCommand(models.version(modelName, version, caller), modelReviewId, caller), caller);
    }

    @PostMapping("/{modelReviewId}/responses")
    @ResponseStatus(HttpStatus.CREATED)
    void createRegisteredModelReviewResponse(
            @PathVariable String modelName,
            @PathVariable @Min(1) int version,
            @PathVariable ModelReviewId modelReviewId,
            @Valid @RequestBody NewRegisteredModelReviewResponseV1 body,
            Caller caller) {
        ModelPlaces.Version found = models.version(modelName, version, caller);
        dispatch.send(
                new AnswerInTurn(
                        found.model().id(),
                        new AnswerReview(
                                found.id(),
                                found.model().project(),
                                modelReviewId,
                                caller.user(),
                                body.decision(),
                                Objects.requireNonNullElse(body.notes(), ""))),
                caller);
    }
}
