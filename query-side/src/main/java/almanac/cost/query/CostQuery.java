package almanac.cost.query;

import almanac.row.Versioned;
import almanac.shared.OpenToAll;
import almanac.shared.Query;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about cost. Callers that may see all of it get reports of all, others of the projects that they own. */
public interface CostQuery {

    /** The time that a report is about, as a request names it. */
    record Times(
            @Nullable String window,
            @Nullable String start,
            @Nullable String end) {}

    /** How the entries of a report are made, as a request says. */
    record Cut(@Nullable String aggregate, @Nullable String filter, boolean accumulate) {}

    /** What is spread over all others, as a request says. */
    record Shared(
            boolean idle,
            @Nullable String namespaces,
            @Nullable String labels,
            @Nullable String cost,
            @Nullable String split) {}

    /** The entries of a report of allocations. */
    record Allocations(List<CostAllocationV1> data) {}

    /** The entries of a report of assets. */
    record Assets(List<CostAssetsV1> data) {}

    /** Asks what each workload, or whatever else lines are told apart by, has cost. */
    @OpenToAll
    record GetCostAllocation(Times times, Cut cut, Shared shared, boolean idle, boolean external, UserId caller)
            implements Query<Versioned<Allocations>> {}

    /** Asks what machines and volumes have cost. */
    @OpenToAll
    record GetCostAssets(Times times, Cut cut, UserId caller) implements Query<Versioned<Assets>> {}
}
