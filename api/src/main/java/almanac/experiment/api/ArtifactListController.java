package almanac.experiment.api;

import almanac.experiment.query.ArtifactEntry;
import almanac.experiment.query.ArtifactQuery.ListArtifacts;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ArtifactRoot;
import almanac.shared.ExperimentRunId;
import almanac.web.PageToken;
import almanac.web.TrackingApi;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists the artifacts of runs, as tracking clients ask for it. */
@RestController
@TrackingApi
class ArtifactListController {

    private static final int PAGE = 1_000;

    private final Dispatch dispatch;
    private final TrackingPlaces places;

    ArtifactListController(Dispatch dispatch, TrackingPlaces places) {
        this.dispatch = dispatch;
        this.places = places;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Listed(
            String rootUri,
            List<ArtifactEntry> files,
            @Nullable String nextPageToken) {}

    @GetMapping("/api/2.0/mlflow/artifacts/list")
    Listed listArtifacts(
            @RequestParam(name = "run_id", required = false) @Nullable ExperimentRunId runId,
            @RequestParam(name = "run_uuid", required = false) @Nullable ExperimentRunId runUuid,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(name = "page_token", required = false) @Nullable String pageToken,
            Caller caller) {
        ExperimentRunId run = Members.required(runId == null ? runUuid : runId, "run_id");
        ArtifactRoot root = ArtifactRoot.of(run);
        Window window = PageToken.window(pageToken, null, PAGE, PAGE);
        Page<ArtifactEntry> page = dispatch.ask(
                new ListArtifacts(root, places.of(run, caller), path.replaceFirst("/+$", ""), window), caller);
        return new Listed(root.uri(), page.items(), PageToken.next(window, page));
    }
}
