package almanac.registeredmodel.command;

import almanac.access.ModelTables;
import almanac.access.ModelTables.OpenReview;
import almanac.messaging.FollowUps;
import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.registeredmodel.command.ReviewCommand.EndReview;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDeleted;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import java.util.List;
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

    private final ModelTables models;
    private final FollowUps followUps;

    WhenProjectArchivedThenCancelReviews(ModelTables models, FollowUps followUps) {
        this.models = models;
        this.followUps = followUps;
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
        followUps.send(
                reviews.stream()
                        .map(review -> new EndReview(review.version(), review.review()))
                        .toList(),
                requestId);
    }
}
