package almanac.hardwaretier.query;

import almanac.hardwaretier.event.HardwareTierEvent;
import almanac.hardwaretier.event.HardwareTierEvent.TierArchived;
import almanac.hardwaretier.event.HardwareTierEvent.TierDefined;
import almanac.hardwaretier.event.HardwareTierEvent.TierMadeDefault;
import almanac.hardwaretier.event.HardwareTierEvent.TierMadeModelApiDefault;
import almanac.hardwaretier.event.HardwareTierEvent.TierRedefined;
import almanac.hardwaretier.event.HardwareTierEvent.TierRestored;
import almanac.hardwaretier.event.TierFlags;
import almanac.hardwaretier.event.TierSpecification;
import almanac.row.Row;
import almanac.shared.EventFacts;
import almanac.shared.HardwareTierId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A hardware tier. */
@Entity
@Table(name = "hardware_tier_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class HardwareTierRow extends Row<HardwareTierEvent> {

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private TierSpecification specification;

    private boolean archived;

    /** The number of the latest choice of this tier as the default. */
    private @Nullable Integer defaultChoice;

    private @Nullable Integer modelApiChoice;

    @Override
    protected void apply(HardwareTierEvent event, EventFacts facts) {
        switch (event) {
            case TierDefined e -> define(e.name(), e.specification());
            case TierRedefined e -> define(e.name(), e.specification());
            case TierArchived _ -> archived = true;
            case TierRestored _ -> archived = false;
            case TierMadeDefault e -> defaultChoice = e.choice();
            case TierMadeModelApiDefault e -> modelApiChoice = e.choice();
        }
    }

    private void define(String newName, TierSpecification newSpecification) {
        name = newName;
        specification = newSpecification;
    }

    /**
     * Returns the tier as the API shows it.
     *
     * @param defaults which tiers are defaults, which depends on the other tiers
     */
    HardwareTierV1 toV1(Defaults defaults) {
        return new HardwareTierV1(
                new HardwareTierId(id()),
                name,
                specification.nodePool(),
                HardwareTierResourcesV1.of(specification.resources()),
                flags(defaults),
                specification.centsPerMinute(),
                HardwareTierComputeClusterRestrictionsV1.of(specification.computeClusterRestrictions()),
                specification.dataPlaneId(),
                HardwareTierGpuConfigurationV1.of(specification.gpuConfiguration()),
                specification.maxSimultaneousExecutions(),
                HardwareTierOverProvisioningV1.of(specification.overProvisioning()),
                HardwareTierPodCustomizationV1.of(specification.podCustomization()),
                null,
                specification.availabilityZones(),
                specification.tags(),
                specification.metadata(),
                createdAt(),
                updatedAt());
    }

    UsableTier toUsable(Defaults defaults) {
        return new UsableTier(
                new HardwareTierId(id()),
                name,
                id().equals(defaults.forJobs()),
                flags(defaults),
                specification.centsPerMinute());
    }

    private HardwareTierFlagsV1 flags(Defaults defaults) {
        TierFlags flags = specification.flags();
        boolean isModelApiDefault = modelApiChoice != null && id().equals(defaults.forModelApis());
        return new HardwareTierFlagsV1(
                archived,
                flags.isDataAnalystTier(),
                defaultChoice != null && id().equals(defaults.forJobs()),
                modelApiDefault(isModelApiDefault),
                flags.isGlobal(),
                flags.isModelApiTier(),
                flags.isVisible() && !archived);
    }

    /** Returns whether it is the default; absent if that was never set. */
    private @Nullable Boolean modelApiDefault(boolean is) {
        boolean isSaid = is || specification.flags().saysIfModelApiDefault();
        return isSaid ? Boolean.valueOf(is) : null;
    }

    /** The ids of the default tiers; null where none was ever chosen. */
    record Defaults(@Nullable String forJobs, @Nullable String forModelApis) {}
}
