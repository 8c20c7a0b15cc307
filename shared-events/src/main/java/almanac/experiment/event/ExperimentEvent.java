package almanac.experiment.event;

import almanac.shared.DisplayName;
import almanac.shared.ExperimentId;
import almanac.shared.ProjectId;
import java.util.Map;

/** Events of an experiment; its runs have streams of their own ({@link RunEvent}). */
public sealed interface ExperimentEvent {

    ExperimentId experiment();

    /** An experiment was made in a project; no other has its name. */
    record ExperimentCreated(
            ExperimentId experiment,
            ProjectId project,
            @DisplayName String name) implements ExperimentEvent {}

    record ExperimentRenamed(
            ExperimentId experiment, @DisplayName String name) implements ExperimentEvent {}

    /** Each of the tags has this value from now on; the others stay. */
    record ExperimentTagged(ExperimentId experiment, Map<String, String> tags) implements ExperimentEvent {}

    /** The experiment takes no more runs, and can be restored. It keeps its name. */
    record ExperimentDeleted(ExperimentId experiment) implements ExperimentEvent {}

    record ExperimentRestored(ExperimentId experiment) implements ExperimentEvent {}
}
