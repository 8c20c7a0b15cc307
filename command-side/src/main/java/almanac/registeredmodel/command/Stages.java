package almanac.registeredmodel.command;

import java.util.List;
import java.util.Optional;

/** The stages that versions of a project can be in. Labels are compared without case, and kept as they are defined. */
record Stages(List<String> labels) {

    /** The stage of every new version. */
    static final String NONE = "None";

    static final String ARCHIVED = "Archived";

    /** The stages of a project that has defined none of its own. */
    static final Stages DEFAULT = new Stages(List.of(NONE, "Staging", "Production", ARCHIVED));

    Stages {
        labels = List.copyOf(labels);
    }

    /** Returns the label as it is defined; empty when the project has no such stage. */
    Optional<String> find(String label) {
        return labels.stream().filter(label::equalsIgnoreCase).findFirst();
    }
}
