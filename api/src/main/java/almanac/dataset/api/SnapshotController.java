package almanac.dataset.api;

import almanac.dataset.command.RequestSnapshot;
import almanac.dataset.query.GetSnapshot;
import almanac.dataset.query.ListSnapshots;
import almanac.dataset.query.SnapshotDetailsV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.IdSource;
import almanac.shared.SnapshotId;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves snapshots of datasets. */
@RestController
@Tag(name = "DatasetRw")
@RequestMapping("/api/datasetrw/v1")
class SnapshotController {

    private final Dispatch dispatch;
    private final IdSource ids;

    SnapshotController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    record NewSnapshotV1(@NotNull @Size(max = Texts.LINE) List<@NotNull FilePath> relativeFilePaths) {}

    record SnapshotEnvelopeV1(SnapshotDetailsV1 snapshot, MetadataV1 metadata) {}

    record PaginatedSnapshotEnvelopeV1(List<SnapshotDetailsV1> snapshots, PaginatedMetadataV1 metadata) {}

    @GetMapping("/datasets/{datasetId}/snapshots")
    PaginatedSnapshotEnvelopeV1 getDatasetSnapshots(
            @PathVariable DatasetId datasetId,
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<SnapshotDetailsV1> page =
                dispatch.list(new ListSnapshots(datasetId, window), SnapshotDetailsV1.class, caller);
        return new PaginatedSnapshotEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    /** Creates a snapshot. The answer comes at once; the files are copied later. */
    @PostMapping("/datasets/{datasetId}/snapshots")
    ResponseEntity<SnapshotEnvelopeV1> createSnapshot(
            @PathVariable DatasetId datasetId, @Valid @RequestBody NewSnapshotV1 body, Caller caller) {
        SnapshotId snapshot = new SnapshotId(ids.next());
        dispatch.send(new RequestSnapshot(snapshot, datasetId, body.relativeFilePaths()), caller);
        return answer(dispatch.getChanged(new GetSnapshot(snapshot), SnapshotDetailsV1.class, caller), caller);
    }

    @GetMapping("/snapshots/{snapshotId}")
    ResponseEntity<SnapshotEnvelopeV1> getSnapshot(@PathVariable SnapshotId snapshotId, Caller caller) {
        return answer(dispatch.get(new GetSnapshot(snapshotId), SnapshotDetailsV1.class, caller), caller);
    }

    private static ResponseEntity<SnapshotEnvelopeV1> answer(Versioned<SnapshotDetailsV1> snapshot, Caller caller) {
        return Tagged.with(snapshot, new SnapshotEnvelopeV1(snapshot.value(), MetadataV1.of(caller)));
    }
}
