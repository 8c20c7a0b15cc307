package almanac.project.command;

import almanac.access.ActiveBillingTags;
import almanac.access.ProjectDirectory;
import almanac.project.command.ProjectCommand.BillProjects;
import almanac.project.command.ProjectCommand.BillProjects.Charge;
import almanac.shared.ErrorCode;
import java.util.Comparator;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Decides on the billing tags of several projects in one transaction. They are locked in the order of their ids, so that
 * two batches never deadlock.
 */
@Component
class ProjectBillingBatches {

    private final Repository<Project> projects;

    ProjectBillingBatches(Repository<Project> projects) {
        this.projects = projects;
    }

    @CommandHandler
    void decide(BillProjects command, ActiveBillingTags tags, ProjectDirectory directory) {
        List<Charge> inOrder = command.charges().stream()
                .sorted(Comparator.comparing(charge -> charge.project().value()))
                .toList();
        for (Charge charge : inOrder) {
            if (!directory.isProject(charge.project())) {
                throw ErrorCode.PROJECT_NOT_FOUND.with(charge.project());
            }
            projects.load(charge.project().value()).execute(project -> project.bill(charge.tag(), tags));
        }
    }
}
