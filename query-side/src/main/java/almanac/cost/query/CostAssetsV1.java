package almanac.cost.query;

import almanac.cost.query.CostAllocationV1.CostWindowV1;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An entry of a report of assets, as the API shows it. */
public record CostAssetsV1(
        @Nullable String name,
        @Nullable String type,
        @Nullable CostAssetPropertiesV1 properties,
        @Nullable CostAssetLabelsV1 labels,
        @Nullable CostWindowV1 window,
        @Nullable BigDecimal cpuCost,
        @Nullable BigDecimal ramCost,
        @Nullable BigDecimal gpuCost,
        @Nullable BigDecimal totalCost) {

    public record CostAssetPropertiesV1(
            @Nullable String category,
            @Nullable String cluster,
            @Nullable String provider,
            @Nullable String providerId,
            @Nullable String service) {}

    public record CostAssetLabelsV1(
            @Nullable String instance,

            @JsonProperty("label_dominodatalab_com_domino_node") @Nullable
            String node,

            @JsonProperty("label_dominodatalab_com_node_pool") @Nullable
            String nodePool) {}

    static CostAssetsV1 of(String name, CostAsset asset) {
        CostAmounts amounts = asset.amounts();
        return new CostAssetsV1(
                name,
                asset.get(CostAssetField.TYPE),
                new CostAssetPropertiesV1(
                        asset.get(CostAssetField.CATEGORY),
                        asset.get(CostAssetField.CLUSTER),
                        asset.get(CostAssetField.PROVIDER),
                        asset.get(CostAssetField.PROVIDER_ID),
                        asset.get(CostAssetField.SERVICE)),
                new CostAssetLabelsV1(
                        asset.get(CostAssetField.INSTANCE),
                        asset.get(CostAssetField.NODE),
                        asset.get(CostAssetField.NODE_POOL)),
                CostWindowV1.of(asset.window()),
                CostAllocationV1.rounded(amounts.cpu()),
                CostAllocationV1.rounded(amounts.ram()),
                CostAllocationV1.rounded(amounts.gpu()),
                CostAllocationV1.rounded(amounts.total()));
    }
}
