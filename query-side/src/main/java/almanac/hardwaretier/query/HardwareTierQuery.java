package almanac.hardwaretier.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.HardwareTierId;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Queries about hardware tiers. */
public interface HardwareTierQuery {

    /** Asks for one hardware tier, archived or not. */
    @Requires(Permission.VIEW_HARDWARE_TIERS)
    record GetHardwareTier(HardwareTierId tier) implements Query<Versioned<HardwareTierV1>> {}

    /** Asks for hardware tiers, by id. */
    @Requires(Permission.VIEW_HARDWARE_TIERS)
    record ListHardwareTiers(boolean includeArchived, Window window) implements Query<Page<HardwareTierV1>> {}

    /**
     * Asks for the tiers for a project's jobs, by id. Their names, purposes and prices
     * are shown alone, so START_JOB suffices.
     */
    @Requires(Permission.START_JOB)
    record ListUsableTiers(ProjectId project) implements Scoped.Project, Query<Page<UsableTier>> {}
}
