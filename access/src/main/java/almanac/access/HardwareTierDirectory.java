package almanac.access;

import almanac.access.AccessHardwareTiers.Purpose;
import almanac.shared.HardwareTierId;
import java.util.Optional;

/** Answers a decision's questions about hardware tiers, as of its own transaction. */
public interface HardwareTierDirectory {

    /** Returns the tier of requests that name none; empty until one was chosen. */
    Optional<HardwareTierId> defaultFor(Purpose purpose);

    /** Returns the tier's limits; empty when the tier does not exist, or is archived: nothing new runs on it. */
    Optional<HardwareTierLimits> limitsOf(HardwareTierId tier);

    /**
     * Tells whether the tier is known, archived or not. The answer blocks all others until the transaction ends, so
     * that of two commands that define the tier one is told that it exists.
     */
    boolean holdKnown(HardwareTierId tier);

    /**
     * Returns how often a default was chosen so far. The answer blocks all others until the transaction ends, so that
     * each choice has a number of its own.
     */
    int holdChoices(Purpose purpose);
}
