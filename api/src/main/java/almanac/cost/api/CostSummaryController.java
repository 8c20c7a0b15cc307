package almanac.cost.api;

import almanac.cost.query.CostAllocationV1;
import almanac.cost.query.CostQuery.Cut;
import almanac.cost.query.CostQuery.GetCostAllocation;
import almanac.cost.query.CostQuery.Shared;
import almanac.cost.query.CostQuery.Times;
import almanac.messaging.Caller;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves reports of allocations in short, as later releases of the API do: what was spent, without what was used. */
@RestController
@AlmanacExtension
@Tag(name = "Cost")
@RequestMapping("/api/cost/v1/allocation/summary")
class CostSummaryController {

    private final Answers answers;

    CostSummaryController(Answers answers) {
        this.answers = answers;
    }

    record CostSummaryV1(
            @Nullable String name,
            @Nullable String start,
            @Nullable String end,
            @Nullable BigDecimal cpuCost,
            @Nullable BigDecimal ramCost,
            @Nullable BigDecimal gpuCost,
            @Nullable BigDecimal pvCost,
            @Nullable BigDecimal externalCost,
            @Nullable BigDecimal sharedCost,
            @Nullable BigDecimal totalCost) {

        static CostSummaryV1 of(CostAllocationV1 entry) {
            return new CostSummaryV1(
                    entry.name(),
                    entry.window() == null ? null : entry.window().start(),
                    entry.window() == null ? null : entry.window().end(),
                    entry.cpuCost(),
                    entry.ramCost(),
                    entry.gpuCost(),
                    entry.pvCost(),
                    entry.externalCost(),
                    entry.sharedCost(),
                    entry.totalCost());
        }
    }

    record CostSummaryEnvelopeV1(List<CostSummaryV1> data) {}

    @GetMapping
    ResponseEntity<CostSummaryEnvelopeV1> getCostAllocationSummary(
            @Parameter(required = true) @RequestParam(required = false) @Nullable String window,
            @RequestParam(required = false) @Nullable String aggregate,
            @RequestParam(defaultValue = "false") boolean accumulate,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(defaultValue = "true") boolean idle,
            @RequestParam(defaultValue = "false") boolean external,
            @RequestParam(defaultValue = "false") boolean shareIdle,
            Caller caller) {
        GetCostAllocation query = new GetCostAllocation(
                new Times(window, null, null),
                new Cut(aggregate, filter, accumulate),
                new Shared(shareIdle, null, null, null, null),
                idle,
                external,
                caller.user());
        return answers.get(
                query,
                caller,
                (report, _) -> new CostSummaryEnvelopeV1(
                        report.data().stream().map(CostSummaryV1::of).toList()));
    }
}
