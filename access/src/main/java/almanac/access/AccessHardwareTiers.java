package almanac.access;

import almanac.hardwaretier.event.TierSpecification;
import almanac.shared.HardwareTierId;
import almanac.store.AuthorizationCache;
import almanac.turn.AdvisoryLock;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * The hardware tiers, and which of them are defaults: those that were chosen last. Choices are numbered, so there is
 * one default whatever happens at the same time, and in whichever order the tables are filled (docs/adr/0023).
 */
@Component
public class AccessHardwareTiers implements HardwareTierDirectory {

    private static final String LIMITS =
            "select cores, memory_bytes, max_simultaneous_executions from access_hardware_tier where tier_id = ?";

    private final JdbcOperations jdbc;
    private final AccessLines lines;

    AccessHardwareTiers(JdbcOperations jdbc, AuthorizationCache memory) {
        this.jdbc = jdbc;
        this.lines = new AccessLines(jdbc, memory);
    }

    /** Purpose of a default tier. */
    public enum Purpose {
        JOBS("default_choice"),
        MODEL_APIS("model_api_choice");

        private final String column;

        Purpose(String column) {
            this.column = column;
        }
    }

    /**
     * Holds the lock until the transaction ends: no other transaction defines a tier or chooses a default meanwhile.
     */
    private void hold() {
        lines.lock(AdvisoryLock.HARDWARE_TIERS);
    }

    public void add(HardwareTierId tier, TierSpecification specification) {
        HardwareTierLimits limits = HardwareTierLimits.of(tier, specification);
        lines.add("""
                insert into access_hardware_tier (tier_id, cores, memory_bytes, max_simultaneous_executions)
                values (?, ?, ?, ?)""", tier.value(), limits.cores(), limits.memoryBytes(), limits.maxSimultaneousExecutions());
    }

    public void change(HardwareTierId tier, TierSpecification specification) {
        HardwareTierLimits limits = HardwareTierLimits.of(tier, specification);
        lines.change("""
                update access_hardware_tier set cores = ?, memory_bytes = ?, max_simultaneous_executions = ?
                where tier_id = ?""", limits.cores(), limits.memoryBytes(), limits.maxSimultaneousExecutions(), tier.value());
    }

    public void setArchived(HardwareTierId tier, boolean archived) {
        lines.change("update access_hardware_tier set archived = ? where tier_id = ?", archived, tier.value());
    }

    public void choose(HardwareTierId tier, Purpose purpose, int choice) {
        lines.change(
                "update access_hardware_tier set " + purpose.column + " = ? where tier_id = ?", choice, tier.value());
    }

    /** Locks in a statement of its own: the next one sees the changes of the transactions that were waited for. */
    @Override
    public boolean holdKnown(HardwareTierId tier) {
        hold();
        return lines.exists("select 1 from access_hardware_tier where tier_id = ?", tier.value());
    }

    /** As {@link #holdKnown}, locks in a statement of its own. */
    @Override
    public int holdChoices(Purpose purpose) {
        hold();
        return lines.list("select coalesce(max(" + purpose.column + "), 0) from access_hardware_tier", Integer.class)
                .getFirst();
    }

    @Override
    public Optional<HardwareTierId> defaultFor(Purpose purpose) {
        return lines
                .list(
                        "select tier_id from access_hardware_tier where %1$s is not null order by %1$s desc, tier_id limit 1"
                                .formatted(purpose.column),
                        String.class)
                .stream()
                .map(HardwareTierId::new)
                .findFirst();
    }

    @Override
    public Optional<HardwareTierLimits> limitsOf(HardwareTierId tier) {
        return limits(tier, LIMITS + " and not archived");
    }

    /** Returns the limits of an archived tier too: executions that were started on it before keep to them. */
    public Optional<HardwareTierLimits> limitsEvenIfArchived(HardwareTierId tier) {
        return limits(tier, LIMITS);
    }

    private Optional<HardwareTierLimits> limits(HardwareTierId tier, String sql) {
        return jdbc
                .query(
                        sql,
                        (row, n) -> new HardwareTierLimits(
                                tier,
                                row.getDouble("cores"),
                                row.getLong("memory_bytes"),
                                row.getObject("max_simultaneous_executions", Integer.class)),
                        tier.value())
                .stream()
                .findFirst();
    }
}
