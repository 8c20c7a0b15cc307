package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.ActiveBillingTags;
import almanac.project.command.ProjectCommand.BillProject;
import almanac.project.command.ProjectCommand.UnbillProject;
import almanac.project.event.ProjectEvent.ProjectBilled;
import almanac.project.event.ProjectEvent.ProjectUnbilled;
import almanac.shared.BillingTagName;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** Decides on what a project is charged to. */
class ProjectBilling {

    private final ProjectId project;
    private @Nullable BillingTagName tag;

    ProjectBilling(ProjectId project) {
        this.project = project;
    }

    @CommandHandler
    void decide(BillProject command, ActiveBillingTags tags) {
        if (command.tag().equals(tag)) {
            return;
        }
        if (!tags.isActive(command.tag())) {
            throw ErrorCode.BILLING_TAG_NOT_ACTIVE.with(command.tag());
        }
        apply(new ProjectBilled(project, command.tag()));
    }

    @EventSourcingHandler
    void evolve(ProjectBilled event) {
        tag = event.tag();
    }

    @CommandHandler
    void decide(UnbillProject command) {
        if (tag != null) {
            apply(new ProjectUnbilled(project));
        }
    }

    @EventSourcingHandler
    void evolve(ProjectUnbilled event) {
        tag = null;
    }
}
