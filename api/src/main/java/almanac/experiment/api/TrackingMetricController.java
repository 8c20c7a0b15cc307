package almanac.experiment.api;

import almanac.experiment.query.MlflowMetric;
import almanac.experiment.query.RunQuery.GetMetricHistory;
import almanac.experiment.query.RunQuery.SampleMetricHistory;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.web.PageToken;
import almanac.web.TrackingApi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Sends the values of metrics over the steps of runs. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow/metrics")
class TrackingMetricController {

    private static final int LARGEST_PAGE = 25_000;
    private static final int MOST_SAMPLES = 2_500;
    private static final int MOST_RUNS = 100;

    private final Dispatch dispatch;
    private final TrackingPlaces places;

    TrackingMetricController(Dispatch dispatch, TrackingPlaces places) {
        this.dispatch = dispatch;
        this.places = places;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record History(List<MlflowMetric> metrics, @Nullable String nextPageToken) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record OfOneRun(String key, double value, long timestamp, long step, ExperimentRunId runId) {}

    record Histories(List<OfOneRun> metrics) {}

    @GetMapping("/get-history")
    History getMetricHistory(
            @RequestParam(name = "run_id", required = false) @Nullable ExperimentRunId runId,
            @RequestParam(name = "run_uuid", required = false) @Nullable ExperimentRunId runUuid,
            @RequestParam("metric_key") String key,
            @RequestParam(name = "max_results", required = false) @Nullable Long maxResults,
            @RequestParam(name = "page_token", required = false) @Nullable String pageToken,
            Caller caller) {
        ExperimentRunId run = Members.required(runId == null ? runUuid : runId, "run_id");
        Window window = PageToken.window(pageToken, maxResults, LARGEST_PAGE, LARGEST_PAGE);
        Page<MlflowMetric> page = dispatch.ask(new GetMetricHistory(run, places.of(run, caller), key, window), caller);
        return new History(page.items(), PageToken.next(window, page));
    }

    /** Answers with some of the values of several runs, as a chart needs them. */
    @GetMapping("/get-history-bulk-interval")
    Histories getMetricHistories(
            @RequestParam("run_ids") List<ExperimentRunId> runs,
            @RequestParam("metric_key") String key,
            @RequestParam(name = "start_step", required = false) @Nullable Long startStep,
            @RequestParam(name = "end_step", required = false) @Nullable Long endStep,
            @RequestParam(name = "max_results", required = false) @Nullable Long maxResults,
            Caller caller) {
        if (runs.size() > MOST_RUNS) {
            throw ErrorCode.INVALID_VALUE.with("run_ids", "are more than " + MOST_RUNS);
        }
        int about =
                PageToken.window(null, maxResults, MOST_SAMPLES, MOST_SAMPLES).limit();
        List<OfOneRun> all = new ArrayList<>();
        for (ExperimentRunId run : runs) {
            SampleMetricHistory question = new SampleMetricHistory(
                    run,
                    places.of(run, caller),
                    key,
                    startStep == null ? Long.MIN_VALUE : startStep,
                    endStep == null ? Long.MAX_VALUE : endStep,
                    about);
            dispatch.ask(question, caller)
                    .items()
                    .forEach(value ->
                            all.add(new OfOneRun(value.key(), value.value(), value.timestamp(), value.step(), run)));
        }
        return new Histories(all);
    }
}
