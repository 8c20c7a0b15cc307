package almanac.project.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.project.command.ProjectCommand.TagProject;
import almanac.project.command.ProjectCommand.UntagProject;
import almanac.project.event.ProjectEvent.ProjectTagged;
import almanac.project.event.ProjectEvent.ProjectUntagged;
import almanac.shared.ErrorCode;
import almanac.shared.ProjectId;
import almanac.shared.ProjectTagId;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Decides on the tags of a project. Two tags of one project never have the same name. */
class ProjectTags {

    private static final int MOST = 200;

    private final ProjectId project;
    private final Map<ProjectTagId, String> names = new HashMap<>();

    ProjectTags(ProjectId project) {
        this.project = project;
    }

    @CommandHandler
    void decide(TagProject command) {
        command.tags().forEach(tag -> {
            if (!names.containsValue(tag.name())) {
                if (names.size() == MOST) {
                    throw ErrorCode.TOO_MANY_PROJECT_TAGS.with(MOST);
                }
                apply(new ProjectTagged(project, tag.id(), tag.name()));
            }
        });
    }

    @EventSourcingHandler
    void evolve(ProjectTagged event) {
        names.put(event.tag(), event.name());
    }

    @CommandHandler
    void decide(UntagProject command) {
        if (!names.containsKey(command.tag())) {
            throw ErrorCode.PROJECT_TAG_NOT_FOUND.with(command.tag());
        }
        apply(new ProjectUntagged(project, command.tag()));
    }

    @EventSourcingHandler
    void evolve(ProjectUntagged event) {
        names.remove(event.tag());
    }
}
