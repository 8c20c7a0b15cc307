package almanac.dataset.api;

import almanac.dataset.api.DatasetController.DatasetRwEnvelopeV1;
import almanac.dataset.command.RemoveSnapshotTag;
import almanac.dataset.command.TagSnapshot;
import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.dataset.query.GetDataset;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Versioned;
import almanac.shared.DatasetId;
import almanac.shared.SnapshotId;
import almanac.web.MetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the tags of a dataset, which are names for its snapshots. */
@RestController
@Tag(name = "DatasetRw")
@RequestMapping("/api/datasetrw/v1/datasets/{datasetId}/tags")
class DatasetTagController {

    /** Pattern of the tags that can stand in a path as they are, blanks apart. */
    private static final String TAG = "[\\p{L}\\p{N}]([\\p{L}\\p{N} ._-]*[\\p{L}\\p{N}._-])?";

    private static final String TAG_MESSAGE = "must begin with a letter or digit, and have blanks, . _ and - besides";

    private final Dispatch dispatch;

    DatasetTagController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record DatasetRwTagToAddV1(
            @NotNull SnapshotId snapshotId,

            @NotNull @Size(max = Texts.NAME) @Pattern(regexp = TAG, message = TAG_MESSAGE)
            String tagName) {}

    @PostMapping
    ResponseEntity<DatasetRwEnvelopeV1> addDatasetTag(
            @PathVariable DatasetId datasetId, @Valid @RequestBody DatasetRwTagToAddV1 body, Caller caller) {
        dispatch.send(new TagSnapshot(datasetId, body.tagName(), body.snapshotId()), caller);
        return changed(datasetId, caller);
    }

    @DeleteMapping("/{tagName}")
    ResponseEntity<DatasetRwEnvelopeV1> removeDatasetTag(
            @PathVariable DatasetId datasetId, @PathVariable String tagName, Caller caller) {
        dispatch.send(new RemoveSnapshotTag(datasetId, tagName), caller);
        return changed(datasetId, caller);
    }

    private ResponseEntity<DatasetRwEnvelopeV1> changed(DatasetId id, Caller caller) {
        Versioned<DatasetRwDetailsV1> dataset =
                dispatch.getChanged(new GetDataset(id), DatasetRwDetailsV1.class, caller);
        return Tagged.with(dataset, new DatasetRwEnvelopeV1(dataset.value(), MetadataV1.of(caller)));
    }
}
