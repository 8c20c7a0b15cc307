package almanac.experiment.api;

import almanac.experiment.command.ExperimentRunCommand.DeleteRun;
import almanac.experiment.command.ExperimentRunCommand.RestoreRun;
import almanac.experiment.command.ExperimentRunCommand.StartRun;
import almanac.experiment.command.ExperimentRunCommand.UpdateRun;
import almanac.experiment.event.RunStatus;
import almanac.experiment.query.MlflowRun;
import almanac.experiment.query.RunQuery.GetRunOfExperiment;
import almanac.experiment.query.RunQuery.SearchRuns;
import almanac.experiment.query.ViewType;
import almanac.job.query.JobToRun;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentId;
import almanac.shared.ExperimentRunId;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.SearchFilter;
import almanac.shared.SearchOrder;
import almanac.shared.Timestamps;
import almanac.web.Int64;
import almanac.web.PageToken;
import almanac.web.TrackingApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;

/** Begins, ends and finds runs, as tracking clients ask for it. */
@RestController
@TrackingApi
@RequestMapping("/api/2.0/mlflow/runs")
class TrackingRunController {

    private static final String RUN_NAME_TAG = "mlflow.runName";
    private static final int NAME_DIGITS = 8;

    private final Dispatch dispatch;
    private final TrackingPlaces places;
    private final ReservedTags reserved;
    private final IdSource ids;
    private final InstantSource clock;

    TrackingRunController(
            Dispatch dispatch, TrackingPlaces places, ReservedTags reserved, IdSource ids, InstantSource clock) {
        this.dispatch = dispatch;
        this.places = places;
        this.reserved = reserved;
        this.ids = ids;
        this.clock = clock;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record NewRun(
            @Nullable ExperimentId experimentId,
            @Nullable String runName,
            @Nullable @JsonDeserialize(using = Int64.class) Long startTime,
            @Nullable List<Members.Entry> tags) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ChangedRun(
            @Nullable ExperimentRunId runId,
            @Nullable ExperimentRunId runUuid,
            @Nullable RunStatus status,
            @Nullable @JsonDeserialize(using = Int64.class) Long endTime,
            @Nullable String runName) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record NamedRun(@Nullable ExperimentRunId runId) {}

    record RunEnvelope(MlflowRun run) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record RunInfoEnvelope(MlflowRun.RunInfo runInfo) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Search(
            @Nullable List<ExperimentId> experimentIds,
            @Nullable String filter,
            @Nullable ViewType runViewType,
            @Nullable @JsonDeserialize(using = Int64.class) Long maxResults,
            @Nullable List<String> orderBy,
            @Nullable String pageToken) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Found(List<MlflowRun> runs, @Nullable String nextPageToken) {}

    @PostMapping("/create")
    RunEnvelope createRun(@RequestBody NewRun body, Caller caller) {
        ExperimentId experiment = Members.required(body.experimentId(), "experiment_id");
        if (experiment.equals(ExperimentId.DEFAULT)) {
            throw ErrorCode.EXPERIMENT_READ_ONLY.with();
        }
        ExperimentRunId run = ExperimentRunId.derivedFrom(ids.next());
        Map<String, String> tags = Members.tags(body.tags(), "tags");
        ProjectId project = places.of(experiment, caller);
        JobId asking = caller.job();
        JobToRun job = asking == null ? null : places.job(asking, caller);
        if (job != null) {
            project = job.project();
        }
        dispatch.send(
                new StartRun(
                        run,
                        experiment,
                        project,
                        caller.user(),
                        asking,
                        name(body.runName(), tags, run),
                        time(body.startTime(), "start_time"),
                        reserved.of(tags, project, job, caller)),
                caller);
        return new RunEnvelope(run(run, project, caller));
    }

    /** Returns the name of a run: that of the request, or of the tag by which clients name runs, or one made here. */
    private static String name(@Nullable String given, Map<String, String> tags, ExperimentRunId run) {
        String name = given == null || given.isEmpty() ? tags.get(RUN_NAME_TAG) : given;
        return name == null || name.isEmpty()
                ? "run-" + run.value().substring(run.value().length() - NAME_DIGITS)
                : Members.text(name, "run_name", Members.KEY);
    }

    private Instant time(@Nullable Long millis, String member) {
        if (millis == null) {
            return clock.instant();
        }
        Instant moment = Instant.ofEpochMilli(millis);
        if (!Timestamps.isInRange(moment)) {
            throw ErrorCode.INVALID_VALUE.with(member, "is no time in milliseconds since 1970");
        }
        return moment;
    }

    @GetMapping("/get")
    RunEnvelope getRunOfExperiment(
            @RequestParam(name = "run_id", required = false) @Nullable ExperimentRunId runId,
            @RequestParam(name = "run_uuid", required = false) @Nullable ExperimentRunId runUuid,
            Caller caller) {
        ExperimentRunId run = Members.required(runId == null ? runUuid : runId, "run_id");
        return new RunEnvelope(run(run, places.of(run, caller), caller));
    }

    private MlflowRun run(ExperimentRunId run, ProjectId project, Caller caller) {
        return dispatch.ask(new GetRunOfExperiment(run, project), caller).value();
    }

    @PostMapping("/update")
    RunInfoEnvelope updateRun(@RequestBody ChangedRun body, Caller caller) {
        ExperimentRunId run = Members.required(body.runId() == null ? body.runUuid() : body.runId(), "run_id");
        ProjectId project = places.of(run, caller);
        String name = body.runName() == null || body.runName().isEmpty()
                ? null
                : Members.text(body.runName(), "run_name", Members.KEY);
        dispatch.send(
                new UpdateRun(run, project, caller.user(), name, body.status(), time(body.endTime(), "end_time")),
                caller);
        return new RunInfoEnvelope(run(run, project, caller).info());
    }

    @PostMapping("/delete")
    Map<String, Object> deleteRun(@RequestBody NamedRun body, Caller caller) {
        ExperimentRunId run = Members.required(body.runId(), "run_id");
        dispatch.send(new DeleteRun(run, places.of(run, caller), caller.user()), caller);
        return Map.of();
    }

    @PostMapping("/restore")
    Map<String, Object> restoreRun(@RequestBody NamedRun body, Caller caller) {
        ExperimentRunId run = Members.required(body.runId(), "run_id");
        dispatch.send(new RestoreRun(run, places.of(run, caller), caller.user()), caller);
        return Map.of();
    }

    @PostMapping("/search")
    Found searchRuns(@RequestBody Search body, Caller caller) {
        Window window = PageToken.window(
                body.pageToken(),
                body.maxResults(),
                TrackingExperimentController.PAGE,
                TrackingExperimentController.LARGEST_PAGE);
        Page<MlflowRun> page = dispatch.ask(
                new SearchRuns(
                        caller.user(),
                        Members.several(body.experimentIds(), "experiment_ids", Members.EXPERIMENTS),
                        SearchFilter.parse(body.filter()),
                        SearchOrder.parse(Objects.requireNonNullElse(body.orderBy(), List.of())),
                        Objects.requireNonNullElse(body.runViewType(), ViewType.ACTIVE_ONLY),
                        window),
                caller);
        return new Found(page.items(), PageToken.next(window, page));
    }
}
