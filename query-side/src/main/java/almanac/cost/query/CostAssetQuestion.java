package almanac.cost.query;

import almanac.cost.query.CostQuery.Cut;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a report of assets is made.
 *
 * @param aggregate the fields whose values are the name of an entry; empty for each asset by itself
 */
record CostAssetQuestion(
        List<CostAssetField> aggregate, CostFilter<CostAssetField> filter, boolean accumulate, String cluster) {

    private static final Comparator<Map.Entry<Part, CostAsset>> ORDER = Comparator.comparing(
                    (Map.Entry<Part, CostAsset> entry) ->
                            entry.getKey().window().from())
            .thenComparing(entry -> entry.getValue().amounts().total(), Comparator.reverseOrder())
            .thenComparing(entry -> entry.getKey().name());

    private record Part(CostSpan window, String name) {}

    static CostAssetQuestion of(Cut cut, String cluster) {
        return new CostAssetQuestion(
                CostParameters.words(cut.aggregate(), CostAssetField::find),
                CostFilter.parse(cut.filter(), CostAssetField::find),
                cut.accumulate(),
                cluster);
    }

    List<CostAssetsV1> entries(CostSpan window, List<CostAsset> assets) {
        Map<Part, CostAsset> entries = new LinkedHashMap<>();
        for (CostAsset each : assets) {
            CostAsset asset = each.with(CostAssetField.CLUSTER, cluster);
            if (filter.accepts(asset::of)) {
                CostSpan span = accumulate ? window : asset.window();
                entries.merge(new Part(span, name(asset)), asset.in(span), CostAsset::plus);
            }
        }
        return entries.entrySet().stream()
                .sorted(ORDER)
                .map(entry -> CostAssetsV1.of(entry.getKey().name(), entry.getValue()))
                .toList();
    }

    private String name(CostAsset asset) {
        return aggregate.isEmpty()
                ? asset.of(CostAssetField.NAME)
                : aggregate.stream().map(asset::of).collect(Collectors.joining("/"));
    }
}
