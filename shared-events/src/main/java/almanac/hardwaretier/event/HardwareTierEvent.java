package almanac.hardwaretier.event;

import almanac.shared.DisplayName;
import almanac.shared.HardwareTierId;

/** Events of a hardware tier. */
public sealed interface HardwareTierEvent {

    HardwareTierId tier();

    record TierDefined(HardwareTierId tier, @DisplayName String name, TierSpecification specification)
            implements HardwareTierEvent {}

    /** The tier was defined anew under the same id. */
    record TierRedefined(HardwareTierId tier, @DisplayName String name, TierSpecification specification)
            implements HardwareTierEvent {}

    record TierArchived(HardwareTierId tier) implements HardwareTierEvent {}

    record TierRestored(HardwareTierId tier) implements HardwareTierEvent {}

    /**
     * From now on jobs that name no tier run on this one.
     *
     * @param choice how many such choices there have been in the installation, this one included: the last one counts,
     *     whichever tier it is of
     */
    record TierMadeDefault(HardwareTierId tier, int choice) implements HardwareTierEvent {}

    /** As {@link TierMadeDefault}, for model APIs; these choices have a count of their own. */
    record TierMadeModelApiDefault(HardwareTierId tier, int choice) implements HardwareTierEvent {}
}
