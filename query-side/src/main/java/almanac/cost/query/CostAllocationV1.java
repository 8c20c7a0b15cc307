package almanac.cost.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a report of allocations, as the API shows it. Amounts that clients read under two names have both.
 *
 * @param cpuCoreUsageAverage cores that were busy; absent where that is not known of everything that the entry is about
 * @param cpuEfficincy the part of the cores that were held which was busy, under the name that clients read
 * @param externalCost what was bought elsewhere: calls of models
 * @param sharedCost what was added of a cost from outside
 */
public record CostAllocationV1(
        @Nullable String name,
        @Nullable CostWindowV1 window,
        @Nullable CostLabelsV1 labels,
        @Nullable BigDecimal cpuCoreHours,
        @Nullable BigDecimal cpuCores,
        @Nullable BigDecimal cpuCoreRequestAverage,
        @Nullable BigDecimal cpuCoreUsageAverage,
        @Nullable BigDecimal cpuEfficincy,
        @Nullable BigDecimal cpuCost,
        @Nullable BigDecimal cpuCostAdjustment,
        @Nullable BigDecimal ramCost,
        @Nullable BigDecimal ramCostAdjustment,
        @Nullable BigDecimal gpuHours,
        @Nullable BigDecimal gpuCount,
        @Nullable BigDecimal gpucost,
        @Nullable BigDecimal gpucostAdjustment,
        @Nullable BigDecimal gpuCost,
        @Nullable BigDecimal gpuCostAdjustment,
        @Nullable CostVolumesV1 pv,
        @Nullable BigDecimal pvCost,
        @Nullable BigDecimal pvCostAdjustment,
        @Nullable BigDecimal loadBalancerCost,
        @Nullable BigDecimal loadBalancerCostAdjustment,
        @Nullable BigDecimal externalCost,
        @Nullable BigDecimal sharedCost,
        @Nullable BigDecimal discount,
        @Nullable String nodeType,
        @Nullable BigDecimal totalCost) {

    private static final int DIGITS = 10;
    private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000);

    /** The time of an entry, to the second, for clients read no finer. */
    public record CostWindowV1(
            @Nullable String start,
            @Nullable String end,
            @Nullable BigDecimal minutes) {

        static CostWindowV1 of(CostSpan span) {
            return new CostWindowV1(
                    text(span.from()), text(span.to()), quotient(BigDecimal.valueOf(span.lengthMs()), 60_000));
        }

        private static String text(Instant at) {
            return Instant.ofEpochSecond(at.getEpochSecond()).toString();
        }
    }

    /** What all of an entry's lines have in common. */
    public record CostLabelsV1(
            @JsonProperty("organization_id") @Nullable String organizationId,
            @JsonProperty("organization_name") @Nullable String organizationName,
            @JsonProperty("project_id") @Nullable String projectId,
            @JsonProperty("project_name") @Nullable String projectName,
            @JsonProperty("project_owner_id") @Nullable String projectOwnerId,
            @JsonProperty("project_owner_name") @Nullable String projectOwnerName,
            @JsonProperty("starting_user_id") @Nullable String startingUserId,
            @JsonProperty("starting_user_name") @Nullable String startingUserName,
            @JsonProperty("workload_id") @Nullable String workloadId,
            @JsonProperty("workload_type") @Nullable String workloadType) {

        static CostLabelsV1 of(CostKey key, CostNames names) {
            String owner = key.shared(CostColumn.OWNER_ID);
            String project = key.shared(CostColumn.PROJECT_ID);
            String starter = key.shared(CostColumn.STARTER_ID);
            CostKind kind = key.kind();
            String organization = names.organization(owner);
            return new CostLabelsV1(
                    organization == null ? null : owner,
                    organization,
                    project,
                    names.project(project),
                    owner,
                    names.user(owner),
                    starter,
                    names.user(starter),
                    key.shared(CostColumn.WORKLOAD_ID),
                    kind == null ? null : kind.workloadType());
        }
    }

    public record CostVolumesV1(
            @Nullable BigDecimal pvByteHours,
            @Nullable BigDecimal pvBytes,
            @Nullable BigDecimal pvCost,
            @Nullable BigDecimal pvCostAdjustment,
            @Nullable Map<String, CostVolumeV1> pvs) {}

    public record CostVolumeV1(
            @Nullable BigDecimal byteHours, @Nullable BigDecimal cost) {}

    static CostAllocationV1 of(CostEntry entry, CostNames names) {
        CostAmounts amounts = entry.amounts();
        CostUse use = entry.use();
        long length = use.lengthMs();
        BigDecimal used = use.usedCoreMs();
        BigDecimal gpu = rounded(amounts.gpu());
        BigDecimal pv = rounded(amounts.pv());
        BigDecimal cores = quotient(use.coreMs(), length);
        return new CostAllocationV1(
                entry.name(),
                CostWindowV1.of(entry.window()),
                CostLabelsV1.of(entry.key(), names),
                quotient(use.coreMs(), HOUR.longValue()),
                cores,
                cores,
                used == null ? null : quotient(used, length),
                used == null ? null : efficiency(used, use.coreMs()),
                rounded(amounts.cpu()),
                BigDecimal.ZERO,
                rounded(amounts.ram()),
                BigDecimal.ZERO,
                quotient(use.gpuMs(), HOUR.longValue()),
                quotient(use.gpuMs(), length),
                gpu,
                BigDecimal.ZERO,
                gpu,
                BigDecimal.ZERO,
                volumes(entry, pv),
                pv,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                rounded(amounts.external()),
                rounded(amounts.shared()),
                BigDecimal.ZERO,
                entry.key().shared(CostColumn.TIER_ID),
                rounded(amounts.total()));
    }

    private static CostVolumesV1 volumes(CostEntry entry, BigDecimal pv) {
        Map<String, CostVolumeV1> all = new TreeMap<>();
        entry.volumes()
                .forEach((id, volume) -> all.put(
                        id, new CostVolumeV1(quotient(volume.byteMs(), HOUR.longValue()), rounded(volume.cost()))));
        BigDecimal byteMs = entry.use().byteMs();
        return new CostVolumesV1(
                quotient(byteMs, HOUR.longValue()), quotient(byteMs, entry.use().lengthMs()), pv, BigDecimal.ZERO, all);
    }

    /** Returns an amount as the API shows it, the one place where money loses digits. */
    static BigDecimal rounded(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static BigDecimal efficiency(BigDecimal used, BigDecimal held) {
        return held.signum() == 0 ? BigDecimal.ZERO : rounded(used.divide(held, DIGITS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal quotient(BigDecimal amount, long by) {
        return by == 0
                ? BigDecimal.ZERO
                : rounded(amount.divide(BigDecimal.valueOf(by), DIGITS, RoundingMode.HALF_EVEN));
    }
}
