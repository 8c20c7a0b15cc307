package almanac.registeredmodel.event;

import almanac.shared.ProjectId;
import java.util.List;

/** Events of the list of stages that a project has defined for the versions of its models. */
public sealed interface ModelStagesEvent {

    /** The prefix of the streams' ids, before the id of the project. */
    String STREAM = "model-stages:";

    ProjectId project();

    /** Versions of the project's models can be in these stages and no others, in this order. */
    record StagesDefined(ProjectId project, List<String> labels) implements ModelStagesEvent {}
}
