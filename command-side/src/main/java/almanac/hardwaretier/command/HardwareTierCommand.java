package almanac.hardwaretier.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.Scoped;

/** A command to a hardware tier that must exist. */
interface HardwareTierCommand extends Scoped.Existing {

    HardwareTierId tier();

    @Override
    default DomainException missing() {
        return ErrorCode.HARDWARE_TIER_NOT_FOUND.with(tier());
    }
}
