package almanac.cost.api;

import almanac.cost.query.CostAllocationV1;
import almanac.cost.query.CostAssetsV1;
import almanac.cost.query.CostQuery.Cut;
import almanac.cost.query.CostQuery.GetCostAllocation;
import almanac.cost.query.CostQuery.GetCostAssets;
import almanac.cost.query.CostQuery.Shared;
import almanac.cost.query.CostQuery.Times;
import almanac.messaging.Caller;
import almanac.web.Answers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves reports of cost (behaviour.md, 3.4, and docs/cost.md). */
@RestController
@Tag(name = "Cost")
@RequestMapping("/api/cost/v1")
class CostController {

    private final Answers answers;

    CostController(Answers answers) {
        this.answers = answers;
    }

    record CostAllocationEnvelopeV1(List<CostAllocationV1> data) {}

    record CostAssetsEnvelopeV1(List<CostAssetsV1> data) {}

    /**
     * Answers with what was spent in a window. Parameters that ask for what is no part of an installation without a
     * cloud ({@code reconcile}, {@code shareTenancyCosts}) are taken and change nothing.
     */
    @GetMapping("/allocation")
    ResponseEntity<CostAllocationEnvelopeV1> getCostAllocation(
            @Parameter(required = true) @RequestParam(required = false) @Nullable String window,
            @RequestParam(required = false) @Nullable String aggregate,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String end,
            @RequestParam(defaultValue = "false") boolean accumulate,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable Boolean shareIdle,
            @RequestParam(required = false) @Nullable String shareNamespaces,
            @RequestParam(required = false) @Nullable String shareSplit,
            @RequestParam(required = false) @Nullable String shareCost,
            @RequestParam(required = false) @Nullable String shareLabels,
            @RequestParam(required = false) @Nullable Boolean reconcile,
            @RequestParam(required = false) @Nullable Boolean shareTenancyCosts,
            @RequestParam(required = false) @Nullable Boolean idle,
            @RequestParam(required = false) @Nullable Boolean external,
            Caller caller) {
        GetCostAllocation query = new GetCostAllocation(
                new Times(window, start, end),
                new Cut(aggregate, filter, accumulate),
                new Shared(Boolean.TRUE.equals(shareIdle), shareNamespaces, shareLabels, shareCost, shareSplit),
                !Boolean.FALSE.equals(idle),
                Boolean.TRUE.equals(external),
                caller.user());
        return answers.get(query, caller, (report, _) -> new CostAllocationEnvelopeV1(report.data()));
    }

    @GetMapping("/asset")
    ResponseEntity<CostAssetsEnvelopeV1> getCostAssets(
            @Parameter(required = true) @RequestParam(required = false) @Nullable String window,
            @RequestParam(required = false) @Nullable String aggregate,
            @RequestParam(required = false) @Nullable String start,
            @RequestParam(required = false) @Nullable String end,
            @RequestParam(defaultValue = "false") boolean accumulate,
            @RequestParam(required = false) @Nullable String filter,
            Caller caller) {
        GetCostAssets query =
                new GetCostAssets(new Times(window, start, end), new Cut(aggregate, filter, accumulate), caller.user());
        return answers.get(query, caller, (report, _) -> new CostAssetsEnvelopeV1(report.data()));
    }
}
