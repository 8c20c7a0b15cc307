package almanac.dataset.api;

import almanac.dataset.command.SnapshotCommand.RequestSnapshot;
import almanac.dataset.query.DatasetQuery.GetSnapshot;
import almanac.dataset.query.DatasetQuery.ListSnapshots;
import almanac.dataset.query.SnapshotDetailsV1;
import almanac.messaging.Caller;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.FilePath;
import almanac.shared.IdSource;
import almanac.shared.SnapshotId;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves snapshots of datasets. */
@RestController
@Tag(name = "DatasetRw")
@RequestMapping("/api/datasetrw/v1")
class SnapshotController {

    private final Answers answers;
    private final IdSource ids;

    SnapshotController(Answers answers, IdSource ids) {
        this.answers = answers;
        this.ids = ids;
    }

    record NewSnapshotV1(@NotNull @Size(max = Texts.LINE) List<@NotNull FilePath> relativeFilePaths) {}

    record SnapshotEnvelopeV1(SnapshotDetailsV1 snapshot, MetadataV1 metadata) {}

    record PaginatedSnapshotEnvelopeV1(List<SnapshotDetailsV1> snapshots, PaginatedMetadataV1 metadata) {}

    @GetMapping("/datasets/{datasetId}/snapshots")
    PaginatedSnapshotEnvelopeV1 getDatasetSnapshots(
            @PathVariable DatasetId datasetId, @Paged Window window, Caller caller) {
        return answers.page(new ListSnapshots(datasetId, window), window, caller, PaginatedSnapshotEnvelopeV1::new);
    }

    /** Creates a snapshot. The answer comes at once; the files are copied later. */
    @PostMapping("/datasets/{datasetId}/snapshots")
    ResponseEntity<SnapshotEnvelopeV1> createSnapshot(
            @PathVariable DatasetId datasetId, @Valid @RequestBody NewSnapshotV1 body, Caller caller) {
        SnapshotId snapshot = new SnapshotId(ids.next());
        return answers.change(
                new RequestSnapshot(snapshot, datasetId, body.relativeFilePaths()),
                new GetSnapshot(snapshot),
                caller,
                SnapshotEnvelopeV1::new);
    }

    @GetMapping("/snapshots/{snapshotId}")
    ResponseEntity<SnapshotEnvelopeV1> getSnapshot(@PathVariable SnapshotId snapshotId, Caller caller) {
        return answers.get(new GetSnapshot(snapshotId), caller, SnapshotEnvelopeV1::new);
    }
}
