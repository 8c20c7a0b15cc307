package almanac.cost.query;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry of a report.
 *
 * @param window the part of the report's window that it is about
 * @param key what its lines have in common
 * @param volumes of what is stored, by its id; empty where the report does not tell them apart
 */
record CostEntry(
        String name, CostSpan window, CostKey key, CostAmounts amounts, CostUse use, Map<String, Volume> volumes) {

    static final String IDLE = "__idle__";

    record Volume(BigDecimal byteMs, BigDecimal cost) {

        Volume plus(Volume other) {
            return new Volume(byteMs.add(other.byteMs), cost.add(other.cost));
        }
    }

    static CostEntry of(String name, CostSpan window, CostLine line) {
        CostKind kind = line.key().kind();
        String stored = kind != null && kind.isStored() ? line.key().shared(CostColumn.WORKLOAD_ID) : null;
        Map<String, Volume> volumes = stored == null
                ? Map.of()
                : Map.of(stored, new Volume(line.use().byteMs(), line.amounts().pv()));
        return new CostEntry(name, window, line.key(), line.amounts(), line.use(), volumes);
    }

    CostEntry plus(CostEntry other) {
        Map<String, Volume> all = volumes;
        if (!other.volumes.isEmpty()) {
            all = new TreeMap<>(volumes);
            for (Map.Entry<String, Volume> each : other.volumes.entrySet()) {
                all.merge(each.getKey(), each.getValue(), Volume::plus);
            }
        }
        return new CostEntry(name, window, key.with(other.key), amounts.plus(other.amounts), use.plus(other.use), all);
    }
}
