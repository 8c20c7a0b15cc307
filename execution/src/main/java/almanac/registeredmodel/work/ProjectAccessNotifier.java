package almanac.registeredmodel.work;

import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.notification.query.NotificationQuery.FindProjectOwners;
import almanac.notification.query.ProjectOwners;
import almanac.notification.work.Notice;
import almanac.notification.work.Notifier;
import almanac.registeredmodel.event.ProjectAccessEvent.ProjectAccessRequested;
import almanac.storage.outbox.NoticeContent;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Tells the owners of a project that a user asks for access to it. */
@Component
class ProjectAccessNotifier implements Notifier {

    private final Dispatch dispatch;

    ProjectAccessNotifier(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public Optional<Notice> noticeOf(EventMessage<?> event) {
        return event.getPayload() instanceof ProjectAccessRequested request ? noticeOf(request) : Optional.empty();
    }

    private Optional<Notice> noticeOf(ProjectAccessRequested request) {
        ProjectOwners owners = dispatch.askAsSystem(new FindProjectOwners(request.project()), RequestId.next());
        NoticeContent content = new NoticeContent(
                "Access to the project %s is asked for".formatted(owners.projectName()),
                "A user has seen a registered model of the project %s and asks to become a collaborator."
                        .formatted(owners.projectName()),
                "/api/projects/v1/projects/%s".formatted(request.project()),
                request.by(),
                Map.of("projectId", request.project(), "userId", request.by()));
        return owners.users().isEmpty()
                ? Optional.empty()
                : Optional.of(Notice.to(owners.users(), "project.access.requested", content));
    }
}
