package almanac.cost.query;

import org.jspecify.annotations.Nullable;

/** The kinds of what costs, with the words that reports have for them. */
enum CostKind {
    JOB("Job", "compute", "job"),
    SESSION("Workspace", "compute", "statefulset"),
    MODEL_API("ModelAPI", "compute", "deployment"),
    DATASET("Dataset", "storage", "pvc"),
    CALL("AIGateway", "gateway", null);

    private final String workloadType;
    private final String namespace;
    private final @Nullable String controllerKind;

    CostKind(String workloadType, String namespace, @Nullable String controllerKind) {
        this.workloadType = workloadType;
        this.namespace = namespace;
        this.controllerKind = controllerKind;
    }

    String workloadType() {
        return workloadType;
    }

    String namespace() {
        return namespace;
    }

    @Nullable
    String controllerKind() {
        return controllerKind;
    }

    /** Tells whether it runs on a machine, rather than being stored or bought. */
    boolean isExecution() {
        return this == JOB || this == SESSION || this == MODEL_API;
    }
}
