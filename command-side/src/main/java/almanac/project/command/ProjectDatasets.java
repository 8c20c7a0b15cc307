package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.DatasetDirectory;
import almanac.access.KnownDataset;
import almanac.project.command.ProjectCommand.LinkDataset;
import almanac.project.command.ProjectCommand.UnlinkDataset;
import almanac.project.event.ProjectEvent.DatasetLinked;
import almanac.project.event.ProjectEvent.DatasetUnlinked;
import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/**
 * Decides which datasets of other projects a project uses. A link to a dataset that is deleted later stays, but is not
 * shown (docs/adr/0021).
 */
class ProjectDatasets {

    private final ProjectId project;
    private final Set<DatasetId> linked = new HashSet<>();

    ProjectDatasets(ProjectId project) {
        this.project = project;
    }

    @CommandHandler
    void decide(LinkDataset command, DatasetDirectory directory) {
        DatasetId dataset = command.dataset();
        KnownDataset known =
                directory.holdDataset(dataset).orElseThrow(() -> ErrorCode.DATASET_NOT_FOUND.with(dataset));
        if (project.equals(known.project())) {
            throw ErrorCode.DATASET_OF_THE_PROJECT.with();
        }
        if (!linked.contains(dataset)) {
            apply(new DatasetLinked(project, dataset));
        }
    }

    @EventSourcingHandler
    void evolve(DatasetLinked event) {
        linked.add(event.dataset());
    }

    @CommandHandler
    void decide(UnlinkDataset command, DatasetDirectory directory) {
        DatasetId dataset = command.dataset();
        if (!linked.contains(dataset) || directory.holdDataset(dataset).isEmpty()) {
            throw ErrorCode.DATASET_NOT_LINKED.with(dataset, project);
        }
        apply(new DatasetUnlinked(project, dataset));
    }

    @EventSourcingHandler
    void evolve(DatasetUnlinked event) {
        linked.remove(event.dataset());
    }
}
