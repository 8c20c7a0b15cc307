package almanac.hardwaretier.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.AccessHardwareTiers.Purpose;
import almanac.access.HardwareTierDirectory;
import almanac.hardwaretier.command.HardwareTierCommand.ArchiveHardwareTier;
import almanac.hardwaretier.command.HardwareTierCommand.DefineHardwareTier;
import almanac.hardwaretier.command.HardwareTierCommand.DefineHardwareTier.Defaults;
import almanac.hardwaretier.command.HardwareTierCommand.RedefineHardwareTier;
import almanac.hardwaretier.event.HardwareTierEvent.TierArchived;
import almanac.hardwaretier.event.HardwareTierEvent.TierDefined;
import almanac.hardwaretier.event.HardwareTierEvent.TierMadeDefault;
import almanac.hardwaretier.event.HardwareTierEvent.TierMadeModelApiDefault;
import almanac.hardwaretier.event.HardwareTierEvent.TierRedefined;
import almanac.hardwaretier.event.HardwareTierEvent.TierRestored;
import almanac.hardwaretier.event.MemoryAmount;
import almanac.hardwaretier.event.TierResources;
import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Decides on one hardware tier that jobs can run on. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class HardwareTier {

    private static final String DEFAULT = "isDefault";
    private static final String MODEL_API_DEFAULT = "isDefaultForModelApi";

    @AggregateIdentifier
    private HardwareTierId tier;

    private String name;
    private TierSpecification specification;
    private boolean archived;

    HardwareTier() {} // for Axon

    @CommandHandler
    HardwareTier(DefineHardwareTier command, HardwareTierDirectory directory) {
        if (directory.holdKnown(command.tier())) {
            throw ErrorCode.HARDWARE_TIER_ID_TAKEN.with(command.tier());
        }
        requireSound(command.specification().resources());
        apply(new TierDefined(command.tier(), command.name(), command.specification()));
        choose(command.tier(), command.defaults(), directory);
    }

    @EventSourcingHandler
    void evolve(TierDefined event) {
        tier = event.tier();
        name = event.name();
        specification = event.specification();
    }

    @CommandHandler
    void decide(RedefineHardwareTier command, HardwareTierDirectory directory) {
        requireSound(command.specification().resources());
        if (command.isArchived()) {
            refuseAsDefault(command.defaults());
        }
        if (command.isArchived() || !command.defaults().isDefault()) {
            requireNotDefault(Purpose.JOBS, DEFAULT, directory);
        }
        boolean leavesModelApis = command.specification().flags().saysIfModelApiDefault()
                && !command.defaults().isDefaultForModelApi();
        if (command.isArchived() || leavesModelApis) {
            requireNotDefault(Purpose.MODEL_APIS, MODEL_API_DEFAULT, directory);
        }
        if (!command.name().equals(name) || !command.specification().equals(specification)) {
            apply(new TierRedefined(tier, command.name(), command.specification()));
        }
        if (command.isArchived() && !archived) {
            apply(new TierArchived(tier));
        } else if (!command.isArchived() && archived) {
            apply(new TierRestored(tier));
        }
        choose(tier, command.defaults(), directory);
    }

    private static void refuseAsDefault(Defaults defaults) {
        if (defaults.isDefault() || defaults.isDefaultForModelApi()) {
            throw ErrorCode.ARCHIVED_TIER_AS_DEFAULT.with(defaults.isDefault() ? DEFAULT : MODEL_API_DEFAULT);
        }
    }

    @EventSourcingHandler
    void evolve(TierRedefined event) {
        name = event.name();
        specification = event.specification();
    }

    @EventSourcingHandler
    void evolve(TierRestored event) {
        archived = false;
    }

    @CommandHandler
    void decide(ArchiveHardwareTier command, HardwareTierDirectory directory) {
        requireNotDefault(Purpose.JOBS, DEFAULT, directory);
        requireNotDefault(Purpose.MODEL_APIS, MODEL_API_DEFAULT, directory);
        if (!archived) {
            apply(new TierArchived(tier));
        }
    }

    @EventSourcingHandler
    void evolve(TierArchived event) {
        archived = true;
    }

    /** Refuses a default tier. Only its own events make it one, so the answer holds until the next event. */
    private void requireNotDefault(Purpose purpose, String flag, HardwareTierDirectory directory) {
        if (directory.defaultFor(purpose).equals(Optional.of(tier))) {
            throw ErrorCode.DEFAULT_TIER_NEEDED.with(flag, tier);
        }
    }

    private static void choose(HardwareTierId tier, Defaults defaults, HardwareTierDirectory directory) {
        if (defaults.isDefault()) {
            int choices = directory.holdChoices(Purpose.JOBS);
            if (!directory.defaultFor(Purpose.JOBS).equals(Optional.of(tier))) {
                apply(new TierMadeDefault(tier, choices + 1));
            }
        }
        if (defaults.isDefaultForModelApi()) {
            int choices = directory.holdChoices(Purpose.MODEL_APIS);
            if (!directory.defaultFor(Purpose.MODEL_APIS).equals(Optional.of(tier))) {
                apply(new TierMadeModelApiDefault(tier, choices + 1));
            }
        }
    }

    /** Checks that each limit is at least the requested amount. */
    private static void requireSound(TierResources resources) {
        if (resources.coresLimit() != null && resources.coresLimit() < resources.cores()) {
            throw ErrorCode.INVALID_VALUE.with("resources.coresLimit", "is below resources.cores");
        }
        requireNotBelow(resources.memoryLimit(), resources.memory(), "memoryLimit");
    }

    private static void requireNotBelow(@Nullable MemoryAmount limit, MemoryAmount asked, String member) {
        if (limit != null && limit.inBytes() < asked.inBytes()) {
            throw ErrorCode.INVALID_VALUE.with("resources." + member, "is below resources.memory");
        }
    }
}
