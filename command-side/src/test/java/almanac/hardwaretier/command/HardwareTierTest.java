package almanac.hardwaretier.command;

import static almanac.given.Failure.failure;
import static almanac.shared.ErrorCode.ARCHIVED_TIER_AS_DEFAULT;
import static almanac.shared.ErrorCode.DEFAULT_TIER_NEEDED;
import static almanac.shared.ErrorCode.HARDWARE_TIER_ID_TAKEN;
import static almanac.shared.ErrorCode.INVALID_VALUE;

import almanac.access.AccessHardwareTiers.Purpose;
import almanac.access.HardwareTierDirectory;
import almanac.access.HardwareTierLimits;
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
import almanac.hardwaretier.event.TierFlags;
import almanac.hardwaretier.event.TierPodCustomization;
import almanac.hardwaretier.event.TierResources;
import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.HardwareTierId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HardwareTierTest {

    private static final HardwareTierId SMALL = new HardwareTierId("small-k8s");
    private static final HardwareTierId LARGE = new HardwareTierId("large-k8s");
    private static final Defaults NO_DEFAULT = new Defaults(false, false);
    private static final TierDefined SMALL_DEFINED = new TierDefined(SMALL, "Small", specification(1, null, null));

    private final FixtureConfiguration<HardwareTier> fixture = new AggregateTestFixture<>(HardwareTier.class);
    private final KnownTiers tiers = new KnownTiers();

    /** Tiers that a test says there are. */
    private static final class KnownTiers implements HardwareTierDirectory {

        private final Set<HardwareTierId> known = new HashSet<>();
        private final Map<Purpose, HardwareTierId> defaults = new EnumMap<>(Purpose.class);

        @Override
        public Optional<HardwareTierId> defaultFor(Purpose purpose) {
            return Optional.ofNullable(defaults.get(purpose));
        }

        @Override
        public Optional<HardwareTierLimits> limitsOf(HardwareTierId tier) {
            return Optional.empty();
        }

        @Override
        public boolean holdKnown(HardwareTierId tier) {
            return known.contains(tier);
        }

        @Override
        public int holdChoices(Purpose purpose) {
            return defaults.containsKey(purpose) ? 4 : 0;
        }
    }

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(tiers);
    }

    @Test
    void a_tier_is_defined() {
        fixture.givenNoPriorActivity()
                .when(new DefineHardwareTier(SMALL, "Small", SMALL_DEFINED.specification(), NO_DEFAULT))
                .expectEvents(SMALL_DEFINED);
    }

    @Test
    void the_first_default_is_the_first_choice() {
        fixture.givenNoPriorActivity()
                .when(new DefineHardwareTier(SMALL, "Small", SMALL_DEFINED.specification(), new Defaults(true, true)))
                .expectEvents(SMALL_DEFINED, new TierMadeDefault(SMALL, 1), new TierMadeModelApiDefault(SMALL, 1));
    }

    @Test
    void an_id_is_taken_once() {
        tiers.known.add(SMALL);
        fixture.givenNoPriorActivity()
                .when(new DefineHardwareTier(SMALL, "Small", SMALL_DEFINED.specification(), NO_DEFAULT))
                .expectNoEvents()
                .expectException(failure(HARDWARE_TIER_ID_TAKEN));
    }

    @Test
    void limits_leave_room_for_what_is_asked_for() {
        fixture.givenNoPriorActivity()
                .when(new DefineHardwareTier(SMALL, "Small", specification(2, 1.5, null), NO_DEFAULT))
                .expectException(failure(INVALID_VALUE));
    }

    @Test
    void a_limit_of_memory_in_another_unit_leaves_room_too() {
        MemoryAmount enough = new MemoryAmount(1.1, MemoryAmount.Unit.GB);
        MemoryAmount little = new MemoryAmount(1, MemoryAmount.Unit.GB);
        fixture.givenNoPriorActivity()
                .when(new DefineHardwareTier(SMALL, "Small", specification(1, 1.0, enough), NO_DEFAULT))
                .expectSuccessfulHandlerExecution();
        fixture.given(SMALL_DEFINED)
                .when(new RedefineHardwareTier(SMALL, "Small", specification(1, null, little), NO_DEFAULT, false))
                .expectException(failure(INVALID_VALUE));
    }

    @Test
    void the_default_moves() {
        tiers.defaults.put(Purpose.JOBS, LARGE);
        fixture.given(SMALL_DEFINED)
                .when(redefined("Small", new Defaults(true, false), false))
                .expectEvents(new TierMadeDefault(SMALL, 5));
    }

    @Test
    void the_same_tier_again_changes_nothing() {
        tiers.defaults.put(Purpose.JOBS, SMALL);
        fixture.given(SMALL_DEFINED)
                .when(redefined("Small", new Defaults(true, false), false))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_name_is_another_definition() {
        fixture.given(SMALL_DEFINED)
                .when(redefined("Tiny", NO_DEFAULT, false))
                .expectEvents(new TierRedefined(SMALL, "Tiny", SMALL_DEFINED.specification()));
    }

    @Test
    void the_default_is_not_given_up() {
        tiers.defaults.put(Purpose.JOBS, SMALL);
        fixture.given(SMALL_DEFINED)
                .when(redefined("Small", NO_DEFAULT, false))
                .expectNoEvents()
                .expectException(failure(DEFAULT_TIER_NEEDED));
    }

    @Test
    void a_tier_is_archived_once() {
        fixture.given(SMALL_DEFINED).when(new ArchiveHardwareTier(SMALL)).expectEvents(new TierArchived(SMALL));
        fixture.given(SMALL_DEFINED, new TierArchived(SMALL))
                .when(new ArchiveHardwareTier(SMALL))
                .expectNoEvents();
    }

    @Test
    void a_default_is_not_archived() {
        tiers.defaults.put(Purpose.MODEL_APIS, SMALL);
        fixture.given(SMALL_DEFINED)
                .when(new ArchiveHardwareTier(SMALL))
                .expectNoEvents()
                .expectException(failure(DEFAULT_TIER_NEEDED));
    }

    @Test
    void an_archived_tier_is_restored_and_never_the_default() {
        fixture.given(SMALL_DEFINED, new TierArchived(SMALL))
                .when(redefined("Small", NO_DEFAULT, false))
                .expectEvents(new TierRestored(SMALL));
        fixture.given(SMALL_DEFINED)
                .when(redefined("Small", new Defaults(true, false), true))
                .expectNoEvents()
                .expectException(failure(ARCHIVED_TIER_AS_DEFAULT));
    }

    private static RedefineHardwareTier redefined(String name, Defaults defaults, boolean isArchived) {
        return new RedefineHardwareTier(SMALL, name, SMALL_DEFINED.specification(), defaults, isArchived);
    }

    private static TierSpecification specification(
            double cores, @Nullable Double coresLimit, @Nullable MemoryAmount memoryLimit) {
        return new TierSpecification(
                "default",
                new TierResources(
                        cores, coresLimit, new MemoryAmount(1, MemoryAmount.Unit.GIB), memoryLimit, null, null, false),
                new TierFlags(false, true, true, null, false),
                0,
                null,
                null,
                null,
                null,
                null,
                TierPodCustomization.NONE,
                null,
                null,
                Map.of());
    }
}
