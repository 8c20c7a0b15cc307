package almanac.cost.query;

import static almanac.cost.query.CostColumn.EXECUTION_ID;
import static almanac.cost.query.CostColumn.HOST;
import static almanac.cost.query.CostColumn.KIND;
import static almanac.cost.query.CostColumn.OWNER_ID;
import static almanac.cost.query.CostColumn.PROJECT_ID;
import static almanac.cost.query.CostColumn.STARTER_ID;
import static almanac.cost.query.CostColumn.TAG;
import static almanac.cost.query.CostColumn.TIER_ID;
import static almanac.cost.query.CostColumn.WORKLOAD_ID;

import almanac.shared.ErrorCode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A word by which allocations of cost are told apart and chosen: one of Kubernetes', or a label of Domino's. */
enum CostField {
    CLUSTER("cluster", (key, names) -> key.kind() == null ? null : names.cluster(), KIND),
    NODE("node", HOST),
    NAMESPACE("namespace", ofKind(CostKind::namespace), KIND),
    POD("pod", (key, names) -> CostField.pod(key), KIND, EXECUTION_ID, WORKLOAD_ID),
    CONTAINER("container", (key, names) -> CostField.runs(key) ? "run" : null, KIND),
    CONTROLLER("controller", EXECUTION_ID),
    CONTROLLER_KIND("controllerKind", ofKind(CostKind::controllerKind), KIND),
    JOB("job", workloadOf(CostKind.JOB), KIND, WORKLOAD_ID),
    STATEFULSET("statefulset", workloadOf(CostKind.SESSION), KIND, WORKLOAD_ID),
    PV("pv", (key, names) -> CostField.stored(key), KIND, WORKLOAD_ID),
    PVC("pvc", (key, names) -> CostField.stored(key), KIND, WORKLOAD_ID),
    STORAGECLASS("storageclass", ofKind(CostKind::storageClass), KIND),
    DEPLOYMENT("deployment"),
    REPLICASET("replicaset"),
    SERVICE("service"),
    DAEMONSET("daemonset"),
    CRONJOB("cronjob"),

    WORKLOAD_TYPE("label:workload-type", ofKind(CostKind::workloadType), KIND),
    WORKLOAD("label:workload-id", WORKLOAD_ID),
    PROJECT("label:project-id", PROJECT_ID),
    PROJECT_NAME("label:project-name", (key, names) -> names.project(key.get(PROJECT_ID)), PROJECT_ID),
    OWNER("label:project-owner-id", OWNER_ID),
    OWNER_NAME("label:project-owner-username", (key, names) -> names.user(key.get(OWNER_ID)), OWNER_ID),
    STARTER("label:starting-user-id", STARTER_ID),
    STARTER_NAME("label:starting-user-username", (key, names) -> names.user(key.get(STARTER_ID)), STARTER_ID),
    ORGANIZATION(
            "label:organization-id",
            (key, names) -> names.organization(key.get(OWNER_ID)) == null ? null : key.get(OWNER_ID),
            OWNER_ID),
    ORGANIZATION_NAME("label:organization-name", (key, names) -> names.organization(key.get(OWNER_ID)), OWNER_ID),
    BILLING_TAG("label:billing-tag", TAG),
    HARDWARE_TIER("label:hardware-tier-id", TIER_ID),
    ENVIRONMENT("label:environment-id", CostColumn.ENVIRONMENT_ID),
    /** A label that no line has. */
    OTHER_LABEL("label:");

    /** The value of a field that a line does not have. */
    static final String ABSENT = "__unallocated__";

    private static final Pattern LABEL = Pattern.compile("label(?::(.+)|\\[(.+)])");
    private static final String OF_DOMINO = "dominodatalab_com_";

    private static final Map<String, CostField> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CostField::plainWord, Function.identity()));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // functions of this class alone
    private final BiFunction<CostKey, CostNames, @Nullable String> value;

    @SuppressWarnings("ImmutableEnumChecker") // a copy of its own, which nothing changes
    private final Set<CostColumn> columns;

    CostField(String word, BiFunction<CostKey, CostNames, @Nullable String> value, CostColumn... columns) {
        this.word = word;
        this.value = value;
        this.columns = Set.of(columns);
    }

    CostField(String word, CostColumn column) {
        this(word, (key, names) -> key.get(column), column);
    }

    CostField(String word) {
        this(word, (key, names) -> null);
    }

    /** Returns the columns that its value is made of. */
    Set<CostColumn> columns() {
        return columns;
    }

    /** Returns the value that a line has, {@link #ABSENT} when it has none. */
    String of(CostKey key, CostNames names) {
        String found = value.apply(key, names);
        return found == null ? ABSENT : found;
    }

    /** Finds a field by its word; labels as {@code label:name} or {@code label[name]}. */
    static Optional<CostField> find(String text) {
        Matcher label = LABEL.matcher(text);
        if (!label.matches()) {
            return Optional.ofNullable(BY_WORD.get(text)).filter(field -> !field.word.startsWith("label:"));
        }
        return Optional.of(label(label.group(1) == null ? label.group(2) : label.group(1)));
    }

    /** Returns the field of a label, whose name may have an underscore for each dot, slash and hyphen. */
    static CostField label(String name) {
        String plain = plain(name.strip());
        CostField found =
                plain.startsWith(OF_DOMINO) ? BY_WORD.get("label:" + plain.substring(OF_DOMINO.length())) : null;
        return found == null ? OTHER_LABEL : found;
    }

    static CostField required(String parameter, String text) {
        return find(text)
                .orElseThrow(() -> ErrorCode.INVALID_VALUE.with(
                        parameter, "'%s' is none of the words that cost is told apart by".formatted(text)));
    }

    private static String plainWord(CostField field) {
        return field.word.startsWith("label:") ? "label:" + plain(field.word.substring(6)) : field.word;
    }

    private static String plain(String name) {
        return name.replaceAll("[./-]", "_");
    }

    private static BiFunction<CostKey, CostNames, @Nullable String> ofKind(Function<CostKind, @Nullable String> value) {
        return (key, names) -> key.kind() == null ? null : value.apply(key.kind());
    }

    private static BiFunction<CostKey, CostNames, @Nullable String> workloadOf(CostKind kind) {
        return (key, names) -> key.kind() == kind ? key.get(WORKLOAD_ID) : null;
    }

    private static boolean runs(CostKey key) {
        return key.kind() != null && key.kind().isExecution();
    }

    private static @Nullable String stored(CostKey key) {
        return key.kind() != null && key.kind().isStored() ? key.get(WORKLOAD_ID) : null;
    }

    private static @Nullable String pod(CostKey key) {
        if (runs(key)) {
            return "run-" + key.get(EXECUTION_ID);
        }
        String stored = stored(key);
        return stored == null ? null : "data-" + stored;
    }
}
