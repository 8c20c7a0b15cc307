package almanac.cost.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes a report of assets: each machine costs what was charged on it and what it cost beyond that, each volume what is
 * stored in it. So assets cost together what allocations and idle machines do.
 */
final class CostAssets {

    /** The columns that assets are told apart by. */
    static final Set<CostColumn> COLUMNS =
            Set.of(CostColumn.KIND, CostColumn.HOST, CostColumn.WORKLOAD_ID, CostColumn.TIER_ID);

    private CostAssets() {}

    private record Thing(CostSpan window, boolean isMachine, String id) {}

    /** Returns the assets of each part of a window. */
    static List<CostAsset> of(List<CostSpan> parts, List<CostLine> lines, List<CostLine> idle) {
        Map<Thing, List<CostLine>> things = new LinkedHashMap<>();
        for (CostSpan part : parts) {
            Stream.concat(lines.stream(), idle.stream())
                    .filter(line -> line.span().day().equals(part.day()))
                    .forEach(line -> things.computeIfAbsent(thing(part, line), _ -> new ArrayList<>())
                            .add(line));
        }
        return things.entrySet().stream()
                .map(each -> asset(each.getKey(), each.getValue()))
                .toList();
    }

    private static Thing thing(CostSpan part, CostLine line) {
        String host = line.host();
        return host == null
                ? new Thing(part, false, String.valueOf(line.key().get(CostColumn.WORKLOAD_ID)))
                : new Thing(part, true, host);
    }

    private static CostAsset asset(Thing thing, List<CostLine> lines) {
        Map<CostAssetField, String> values = new EnumMap<>(CostAssetField.class);
        values.put(CostAssetField.NAME, thing.id());
        values.put(CostAssetField.PROVIDER_ID, thing.id());
        values.put(CostAssetField.PROVIDER, "OnPremises");
        values.put(CostAssetField.SERVICE, "Almanac");
        values.put(CostAssetField.TYPE, thing.isMachine() ? "Node" : "Disk");
        values.put(CostAssetField.CATEGORY, thing.isMachine() ? "Compute" : "Storage");
        if (thing.isMachine()) {
            values.put(CostAssetField.INSTANCE, thing.id());
            values.put(CostAssetField.NODE, thing.id());
            tiers(lines).ifPresent(tiers -> values.put(CostAssetField.NODE_POOL, tiers));
        }
        return new CostAsset(
                thing.window(),
                values,
                lines.stream().map(CostLine::amounts).reduce(CostAmounts.NONE, CostAmounts::plus));
    }

    private static Optional<String> tiers(List<CostLine> lines) {
        Set<String> tiers = new TreeSet<>();
        for (CostLine line : lines) {
            String tier = line.key().shared(CostColumn.TIER_ID);
            if (tier != null) {
                tiers.add(tier);
            }
        }
        return tiers.isEmpty() ? Optional.empty() : Optional.of(String.join(",", tiers));
    }
}
