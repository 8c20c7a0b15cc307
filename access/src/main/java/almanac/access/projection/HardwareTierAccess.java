package almanac.access.projection;

import almanac.access.AccessHardwareTiers;
import almanac.access.AccessHardwareTiers.Purpose;
import almanac.hardwaretier.event.HardwareTierEvent;
import almanac.hardwaretier.event.HardwareTierEvent.TierArchived;
import almanac.hardwaretier.event.HardwareTierEvent.TierDefined;
import almanac.hardwaretier.event.HardwareTierEvent.TierMadeDefault;
import almanac.hardwaretier.event.HardwareTierEvent.TierMadeModelApiDefault;
import almanac.hardwaretier.event.HardwareTierEvent.TierRedefined;
import almanac.hardwaretier.event.HardwareTierEvent.TierRestored;
import almanac.shared.EventFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of hardware tiers. */
@Component
class HardwareTierAccess implements AccessPart<HardwareTierEvent> {

    private final AccessHardwareTiers tiers;

    HardwareTierAccess(AccessHardwareTiers tiers) {
        this.tiers = tiers;
    }

    @Override
    public Class<HardwareTierEvent> events() {
        return HardwareTierEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_hardware_tier");
    }

    @Override
    public void apply(HardwareTierEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case TierDefined e -> tiers.add(e.tier(), e.specification());
            case TierRedefined e -> tiers.change(e.tier(), e.specification());
            case TierArchived e -> tiers.setArchived(e.tier(), true);
            case TierRestored e -> tiers.setArchived(e.tier(), false);
            case TierMadeDefault e -> tiers.choose(e.tier(), Purpose.JOBS, e.choice());
            case TierMadeModelApiDefault e -> tiers.choose(e.tier(), Purpose.MODEL_APIS, e.choice());
        }
    }
}
