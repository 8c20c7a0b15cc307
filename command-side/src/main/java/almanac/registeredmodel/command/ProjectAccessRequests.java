package almanac.registeredmodel.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.directory.ModelDirectory;
import almanac.registeredmodel.command.ProjectAccessCommand.RequestProjectAccess;
import almanac.registeredmodel.event.ProjectAccessEvent;
import almanac.registeredmodel.event.ProjectAccessEvent.ProjectAccessRequested;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import java.time.LocalDate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one user's requests for access to one project: its owner is told of one a day. */
@Aggregate
class ProjectAccessRequests {

    /** Null until the first request. */
    @AggregateIdentifier
    private @Nullable String stream;

    private @Nullable LocalDate last;

    ProjectAccessRequests() {} // for Axon

    /** Refuses a user that cannot know of the project in the words for one that does not exist. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequestProjectAccess command, ModelDirectory directory) {
        CallerRoles roles = directory
                .rolesIn(command.project(), command.by())
                .filter(known ->
                        Permission.SEE_PROJECT.isHeldBy(known) || directory.hasDiscoverableModel(command.project()))
                .orElseThrow(() -> ErrorCode.PROJECT_NOT_FOUND.with(command.project()));
        boolean hasAccess = roles.isAdministrator() || !roles.projectRoles().isEmpty();
        if (!hasAccess && !command.day().equals(last)) {
            apply(new ProjectAccessRequested(command.project(), command.by(), command.day()));
        }
    }

    @EventSourcingHandler
    void evolve(ProjectAccessRequested event) {
        stream = ProjectAccessEvent.STREAM + event.project() + ":" + event.by();
        last = event.day();
    }
}
