package almanac.cost.query;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A word by which assets are told apart and chosen. */
enum CostAssetField {
    TYPE("type"),
    CATEGORY("category"),
    CLUSTER("cluster"),
    PROVIDER("provider"),
    PROVIDER_ID("providerId"),
    SERVICE("service"),
    NAME("name"),
    INSTANCE("label:instance"),
    NODE("label:label_dominodatalab_com_domino_node"),
    NODE_POOL("label:label_dominodatalab_com_node_pool"),
    /** A word of allocations, or a label, that no asset has. */
    OTHER("");

    private static final Map<String, CostAssetField> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(field -> field.word, Function.identity()));

    private final String word;

    CostAssetField(String word) {
        this.word = word;
    }

    /** Finds a field by its word: those of allocations are known too, and no asset has a value for them. */
    static Optional<CostAssetField> find(String text) {
        String plain = text.replaceFirst("^label\\[(.+)]$", "label:$1");
        CostAssetField found = plain.isEmpty() ? null : BY_WORD.get(plain);
        return found == null ? CostField.find(text).map(_ -> OTHER) : Optional.of(found);
    }
}
