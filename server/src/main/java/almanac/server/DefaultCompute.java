package almanac.server;

import almanac.environment.command.EnvironmentCommand.CreateEnvironment;
import almanac.environment.event.RevisionDefinition;
import almanac.environment.query.EnvironmentQuery.GetEnvironment;
import almanac.hardwaretier.command.HardwareTierCommand.DefineHardwareTier;
import almanac.hardwaretier.command.HardwareTierCommand.DefineHardwareTier.Defaults;
import almanac.hardwaretier.event.MemoryAmount;
import almanac.hardwaretier.event.TierFlags;
import almanac.hardwaretier.event.TierPodCustomization;
import almanac.hardwaretier.event.TierResources;
import almanac.hardwaretier.event.TierSpecification;
import almanac.hardwaretier.query.HardwareTierQuery.GetHardwareTier;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.row.Versioned;
import almanac.shared.DomainException;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.Query;
import almanac.store.StartStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Makes what a first job needs to run on and in, where it was never made: it has the same ids in every installation, so
 * it is made once whatever happens at a start. After a user has archived it, it stays archived.
 */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // as the first administrator: without users no compute is needed
class DefaultCompute extends StartStep {

    private static final Logger log = LoggerFactory.getLogger(DefaultCompute.class);

    private static final HardwareTierId SMALL = new HardwareTierId("small-k8s");
    private static final HardwareTierId MEDIUM = new HardwareTierId("medium-k8s");

    /** Id of the standard environment. Generated ids begin with the time, so none is ever one of these. */
    private static final EnvironmentId STANDARD = new EnvironmentId("000000000000000000000001");

    private static final EnvironmentRevisionId STANDARD_REVISION =
            new EnvironmentRevisionId("000000000000000000000002");

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMillis(50);

    private final Dispatch dispatch;

    DefaultCompute(Dispatch dispatch) {
        super(Order.FIRST_MEANS);
        this.dispatch = dispatch;
    }

    @Override
    protected void atStart() {
        ensure(new GetHardwareTier(SMALL), tier(SMALL, "Small", 1, 4, new Defaults(true, false)));
        ensure(new GetHardwareTier(MEDIUM), tier(MEDIUM, "Medium", 4, 15, new Defaults(false, false)));
        ensure(new GetEnvironment(STANDARD), environment());
        if (!isSoon(this::isBuilt)) {
            log.warn("The standard environment is not built yet; jobs in it have to wait");
        }
    }

    /** Makes a resource, unless it exists or another process has just made it. */
    private void ensure(Query<?> query, Object command) {
        if (find(query).isPresent()) {
            return;
        }
        try {
            dispatch.sendAsSystem(command, RequestId.next());
        } catch (RuntimeException refused) { // whatever it was, it is as good as done if it is there
            if (!isSoon(() -> find(query).isPresent())) {
                throw refused;
            }
        }
    }

    private <A> Optional<A> find(Query<A> query) {
        try {
            return Optional.of(dispatch.askAsSystem(query, RequestId.next()));
        } catch (DomainException refusal) {
            if (refusal.code().kind() == ErrorCode.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Tells whether the standard environment is built, or was archived before. */
    private boolean isBuilt() {
        return find(new GetEnvironment(STANDARD))
                .map(Versioned::value)
                .filter(standard -> standard.archived() || standard.selectedRevision() != null)
                .isPresent();
    }

    private static boolean isSoon(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        boolean isIt = condition.getAsBoolean();
        while (!isIt && System.nanoTime() < end) {
            Pause.of(UNTIL_ASKED_AGAIN);
            isIt = condition.getAsBoolean();
        }
        return isIt;
    }

    private static DefineHardwareTier tier(
            HardwareTierId id, String name, double cores, double gibibytes, Defaults defaults) {
        TierResources resources = new TierResources(
                cores, null, new MemoryAmount(gibibytes, MemoryAmount.Unit.GIB), null, null, null, false);
        TierSpecification specification = new TierSpecification(
                "default",
                resources,
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
        return new DefineHardwareTier(id, name, specification, defaults);
    }

    private static CreateEnvironment environment() {
        RevisionDefinition definition = new RevisionDefinition(
                "almanac/standard",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "As the machine is on which the job runs",
                List.of(),
                null,
                List.of());
        return new CreateEnvironment(
                STANDARD,
                "Almanac Standard Environment",
                null,
                true,
                null,
                false,
                null,
                false,
                null,
                STANDARD_REVISION,
                definition,
                null,
                null);
    }
}
