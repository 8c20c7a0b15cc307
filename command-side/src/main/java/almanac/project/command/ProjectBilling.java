package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.ActiveBillingTags;
import almanac.billing.event.BillingMode;
import almanac.project.command.ProjectCommand.BillProject;
import almanac.project.command.ProjectCommand.UnbillProject;
import almanac.project.event.ProjectEvent.ProjectBilled;
import almanac.project.event.ProjectEvent.ProjectUnbilled;
import almanac.shared.BillingTagName;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import java.util.Objects;
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

    /**
     * Applies the tag that a new project is charged to, as the settings of billing tags have it: where they are disabled
     * it is ignored.
     *
     * @param tag null when the caller names none
     */
    static void begin(ProjectId project, @Nullable BillingTagName tag, ActiveBillingTags tags) {
        BillingMode mode = tags.mode();
        if (mode == BillingMode.DISABLED) {
            return;
        }
        if (tag != null) {
            requireActive(tag, tags);
            apply(new ProjectBilled(project, tag));
        } else if (mode == BillingMode.REQUIRED) {
            throw ErrorCode.BILLING_TAG_REQUIRED.with();
        }
    }

    private static void requireActive(BillingTagName tag, ActiveBillingTags tags) {
        if (!tags.isActive(tag)) {
            throw ErrorCode.BILLING_TAG_NOT_ACTIVE.with(tag);
        }
    }

    @CommandHandler
    void decide(BillProject command, ActiveBillingTags tags) {
        charge(command.tag(), tags);
    }

    /** Charges the project to the tag, or to none when it is null. */
    void charge(@Nullable BillingTagName wanted, ActiveBillingTags tags) {
        if (Objects.equals(wanted, tag)) {
            return;
        }
        if (wanted == null) {
            apply(new ProjectUnbilled(project));
        } else {
            requireActive(wanted, tags);
            apply(new ProjectBilled(project, wanted));
        }
    }

    @EventSourcingHandler
    void evolve(ProjectBilled event) {
        tag = event.tag();
    }

    @CommandHandler
    void decide(UnbillProject command, ActiveBillingTags tags) {
        charge(null, tags);
    }

    @EventSourcingHandler
    void evolve(ProjectUnbilled event) {
        tag = null;
    }
}
