package almanac.cost.query;

import org.jspecify.annotations.Nullable;

/** The kinds of what costs, with the words that reports have for them. */
enum CostKind {
    JOB("Job", "compute", "job", null),
    SESSION("Workspace", "compute", "statefulset", null),
    MODEL_API("ModelAPI", "compute", "deployment", null),
    DATASET("Dataset", "storage", "pvc", "datasets"),
    ARTIFACTS("Artifacts", "storage", "pvc", "artifacts"),
    CALL("AIGateway", "gateway", null, null);

    private final String workloadType;
    private final String namespace;
    private final @Nullable String controllerKind;
    private final @Nullable String storageClass;

    CostKind(String workloadType, String namespace, @Nullable String controllerKind, @Nullable String storageClass) {
        this.workloadType = workloadType;
        this.namespace = namespace;
        this.controllerKind = controllerKind;
        this.storageClass = storageClass;
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

    /** Returns the word for the place that it is stored in; null for what is not stored. */
    @Nullable
    String storageClass() {
        return storageClass;
    }

    boolean isStored() {
        return storageClass != null;
    }

    /** Tells whether it runs on a machine, rather than being stored or bought. */
    boolean isExecution() {
        return this == JOB || this == SESSION || this == MODEL_API;
    }
}
