package almanac.operation.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.operation.event.RunKind;
import almanac.projection.ProjectionCommand.CancelRun;
import almanac.projection.ProjectionCommand.DropFormerTables;
import almanac.projection.ProjectionCommand.StartRun;
import almanac.projection.ProjectionQuery.GetRun;
import almanac.projection.ProjectionQuery.ListProjections;
import almanac.projection.ProjectionQuery.ListRuns;
import almanac.projection.ProjectionRunV1;
import almanac.projection.ProjectionV1;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.RunId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
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
    private final Answers answers;
    private final IdSource ids;

    ProjectionController(Dispatch dispatch, Answers answers, IdSource ids) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
    }

    record ProjectionsEnvelopeV1(List<ProjectionV1> projections, MetadataV1 metadata) {}

    record ProjectionRunEnvelopeV1(ProjectionRunV1 run, MetadataV1 metadata) {}

    record PaginatedProjectionRunsEnvelopeV1(List<ProjectionRunV1> runs, PaginatedMetadataV1 metadata) {}

    @GetMapping
    ProjectionsEnvelopeV1 listProjections(Caller caller) {
        return answers.list(new ListProjections(), caller, ProjectionsEnvelopeV1::new);
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
        return answers.remove(new DropFormerTables(projection), caller);
    }

    @GetMapping("/runs")
    PaginatedProjectionRunsEnvelopeV1 listRuns(@Paged Window window, Caller caller) {
        return answers.page(new ListRuns(window), window, caller, PaginatedProjectionRunsEnvelopeV1::new);
    }

    @GetMapping("/runs/{runId}")
    ProjectionRunEnvelopeV1 getRun(@PathVariable RunId runId, Caller caller) {
        return answer(runId, caller);
    }

    @DeleteMapping("/runs/{runId}")
    DeleteEnvelopeV1 cancelRun(@PathVariable RunId runId, Caller caller) {
        return answers.remove(new CancelRun(runId), caller);
    }

    private ProjectionRunEnvelopeV1 start(String projection, RunKind kind, Caller caller) {
        RunId run = new RunId(ids.next());
        dispatch.send(new StartRun(run, projection, kind), caller);
        return answer(run, caller);
    }

    private ProjectionRunEnvelopeV1 answer(RunId run, Caller caller) {
        return answers.ask(new GetRun(run), caller, ProjectionRunEnvelopeV1::new);
    }
}
