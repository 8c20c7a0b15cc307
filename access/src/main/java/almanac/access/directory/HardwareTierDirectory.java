package almanac.access.directory;

import almanac.access.AccessHardwareTiers.Purpose;
import almanac.access.HardwareTierLimits;
import almanac.shared.HardwareTierId;
import java.util.Optional;

/** What a decision may ask about hardware tiers; as of its own transaction. */
public interface HardwareTierDirectory {

    /** The tier for whoever names none; empty until one was chosen. */
    Optional<HardwareTierId> defaultFor(Purpose purpose);

    /** Empty when there is no such tier, or it is archived: nothing new runs on it. */
    Optional<HardwareTierLimits> limitsOf(HardwareTierId tier);

    /**
     * Is there a tier of that id, archived or not? From the question until the transaction ends nobody else gets an
     * answer, so that of two who want to define it one is told that it exists.
     */
    boolean holdKnown(HardwareTierId tier);

    /**
     * How often a default was chosen so far. From the question until the transaction ends nobody else gets an answer, so
     * no two choices have one number.
     */
    int holdChoices(Purpose purpose);
}
