package almanac.dataset.api;

import almanac.dataset.api.DatasetController.DatasetRwEnvelopeV1;
import almanac.dataset.command.DatasetCommand.RemoveSnapshotTag;
import almanac.dataset.command.DatasetCommand.TagSnapshot;
import almanac.dataset.query.DatasetQuery.GetDataset;
import almanac.messaging.Caller;
import almanac.shared.DatasetId;
import almanac.shared.SnapshotId;
import almanac.web.Answers;
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

    private final Answers answers;

    DatasetTagController(Answers answers) {
        this.answers = answers;
    }

    record DatasetRwTagToAddV1(
            @NotNull SnapshotId snapshotId,

            @NotNull @Size(max = Texts.NAME) @Pattern(regexp = TAG, message = TAG_MESSAGE)
            String tagName) {}

    @PostMapping
    ResponseEntity<DatasetRwEnvelopeV1> addDatasetTag(
            @PathVariable DatasetId datasetId, @Valid @RequestBody DatasetRwTagToAddV1 body, Caller caller) {
        return changed(new TagSnapshot(datasetId, body.tagName(), body.snapshotId()), datasetId, caller);
    }

    @DeleteMapping("/{tagName}")
    ResponseEntity<DatasetRwEnvelopeV1> removeDatasetTag(
            @PathVariable DatasetId datasetId, @PathVariable String tagName, Caller caller) {
        return changed(new RemoveSnapshotTag(datasetId, tagName), datasetId, caller);
    }

    private ResponseEntity<DatasetRwEnvelopeV1> changed(Object command, DatasetId id, Caller caller) {
        return answers.change(command, new GetDataset(id), caller, DatasetRwEnvelopeV1::new);
    }
}
