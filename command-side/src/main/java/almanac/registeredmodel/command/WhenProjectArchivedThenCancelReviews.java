package almanac.registeredmodel.command;

import almanac.access.ModelTables;
import almanac.access.ModelTables.OpenReview;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.registeredmodel.command.ReviewCommand.EndReview;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDeleted;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.springframework.stereotype.Component;

/**
 * Cancels the open reviews of an archived project or a deleted model, because no reviewer can see what they are about.
 * No review begins in a project after it was archived: that command waited for those that were being requested. A
 * repeated event cancels nothing that is closed already.
 */
@Component
@ProcessingGroup("canceling-reviews")
class WhenProjectArchivedThenCancelReviews implements AsyncProjection {

    private static final long LONGEST = 20; // seconds

    private final ModelTables models;
    private final CommandBus commands;

    WhenProjectArchivedThenCancelReviews(ModelTables models, CommandBus commands) {
        this.models = models;
        this.commands = commands;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @EventHandler
    void react(ProjectArchived event, @MetaDataValue(Actor.REQUEST_ID) String requestId) {
        cancel(models.openReviewsOf(event.project()), requestId);
    }

    @EventHandler
    void react(ModelDeleted event, @MetaDataValue(Actor.REQUEST_ID) String requestId) {
        cancel(models.openReviewsOf(event.model()), requestId);
    }

    private void cancel(List<OpenReview> reviews, String requestId) {
        List<Throwable> failures = reviews.stream()
                .map(review -> failure(new EndReview(review.version(), review.review()), requestId))
                .<Throwable>flatMap(Optional::stream)
                .toList();
        if (!failures.isEmpty()) { // all other reviews are canceled
            throw new IllegalStateException(
                    "%d reviews could not be canceled".formatted(failures.size()), failures.getFirst());
        }
    }

    /** Sends the command on its own thread, outside the transaction that stores the async projection's position. */
    private Optional<Throwable> failure(Object command, String requestId) {
        FutureCallback<Object, Object> outcome = new FutureCallback<>();
        Thread.ofVirtual()
                .start(() -> commands.dispatch(
                        new GenericCommandMessage<>(command, Actor.metaData(Actor.SYSTEM, requestId)), outcome));
        CommandResultMessage<?> result = outcome.getResult(LONGEST, TimeUnit.SECONDS);
        return result.optionalExceptionResult();
    }
}
