package almanac.operation.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.operation.event.RunKind;
import almanac.projection.CancelRun;
import almanac.projection.DropFormerTables;
import almanac.projection.GetRun;
import almanac.projection.ListProjections;
import almanac.projection.ListRuns;
import almanac.projection.ProjectionRunV1;
import almanac.projection.ProjectionV1;
import almanac.projection.StartRun;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.RunId;
import almanac.web.AlmanacExtension;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the state of projections, and folds them again. */
@RestController
@AlmanacExtension
@Tag(name = "Operations")
@RequestMapping("/api/admin/v1/projections")
class ProjectionController {

    private final Dispatch dispatch;
    private final IdSource ids;

    ProjectionController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    record ProjectionsEnvelopeV1(List<ProjectionV1> projections, MetadataV1 metadata) {}

    record ProjectionRunEnvelopeV1(ProjectionRunV1 run, MetadataV1 metadata) {}

    record PaginatedProjectionRunsEnvelopeV1(List<ProjectionRunV1> runs, PaginatedMetadataV1 metadata) {}

    @GetMapping
    ProjectionsEnvelopeV1 listProjections(Caller caller) {
        Page<ProjectionV1> projections = dispatch.list(new ListProjections(), ProjectionV1.class, caller);
        return new ProjectionsEnvelopeV1(projections.items(), MetadataV1.of(caller));
    }

    @PostMapping("/{projection}/rebuild")
    ProjectionRunEnvelopeV1 rebuildProjection(
            @PathVariable String projection, @RequestParam(defaultValue = "false") boolean dryRun, Caller caller) {
        return start(projection, dryRun ? RunKind.DRY_RUN : RunKind.REBUILD, caller);
    }

    @PostMapping("/{projection}/verify")
    ProjectionRunEnvelopeV1 verifyProjection(@PathVariable String projection, Caller caller) {
        return start(projection, RunKind.VERIFY, caller);
    }

    @DeleteMapping("/{projection}/former")
    DeleteEnvelopeV1 dropFormerTables(@PathVariable String projection, Caller caller) {
        dispatch.send(new DropFormerTables(projection), caller);
        return DeleteEnvelopeV1.done(caller);
    }

    @GetMapping("/runs")
    PaginatedProjectionRunsEnvelopeV1 listRuns(
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<ProjectionRunV1> page = dispatch.list(new ListRuns(window), ProjectionRunV1.class, caller);
        return new PaginatedProjectionRunsEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    @GetMapping("/runs/{runId}")
    ProjectionRunEnvelopeV1 getRun(@PathVariable RunId runId, Caller caller) {
        return answer(runId, caller);
    }

    @DeleteMapping("/runs/{runId}")
    DeleteEnvelopeV1 cancelRun(@PathVariable RunId runId, Caller caller) {
        dispatch.send(new CancelRun(runId), caller);
        return DeleteEnvelopeV1.done(caller);
    }

    private ProjectionRunEnvelopeV1 start(String projection, RunKind kind, Caller caller) {
        RunId run = new RunId(ids.next());
        dispatch.send(new StartRun(run, projection, kind), caller);
        return answer(run, caller);
    }

    private ProjectionRunEnvelopeV1 answer(RunId run, Caller caller) {
        return new ProjectionRunEnvelopeV1(
                dispatch.ask(new GetRun(run), ProjectionRunV1.class, caller), MetadataV1.of(caller));
    }
}
