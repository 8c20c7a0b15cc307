package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.LinkDataset;
import almanac.project.command.UnlinkDataset;
import almanac.project.query.GetSharedDatasets;
import almanac.project.query.SharedDatasetRwEntryV1;
import almanac.row.Versioned;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Tagged;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the datasets of elsewhere that a project uses (behaviour.md, 3.14). */
@RestController
@Tag(name = "ProjectSharedDatasets")
@RequestMapping("/api/projects/v1/projects/{projectId}/shared-datasets")
class SharedDatasetController {

    private final Dispatch dispatch;

    SharedDatasetController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record DatasetToAddV1(@NotNull DatasetId datasetId) {}

    record SharedDatasetsEnvelopeV1(SharedDatasetRwEntryV1 dataset, MetadataV1 metadata) {}

    @GetMapping
    ResponseEntity<SharedDatasetsEnvelopeV1> listProjectSharedDatasets(
            @PathVariable ProjectId projectId, Caller caller) {
        return answer(dispatch.get(new GetSharedDatasets(projectId), SharedDatasetRwEntryV1.class, caller), caller);
    }

    @PostMapping
    ResponseEntity<SharedDatasetsEnvelopeV1> linkProjectToDataset(
            @PathVariable ProjectId projectId, @Valid @RequestBody DatasetToAddV1 body, Caller caller) {
        dispatch.send(new LinkDataset(projectId, body.datasetId()), caller);
        return answer(
                dispatch.getChanged(new GetSharedDatasets(projectId), SharedDatasetRwEntryV1.class, caller), caller);
    }

    @DeleteMapping("/{datasetId}")
    DeleteEnvelopeV1 unlinkDatasetFromProject(
            @PathVariable ProjectId projectId, @PathVariable DatasetId datasetId, Caller caller) {
        dispatch.send(new UnlinkDataset(projectId, datasetId), caller);
        return DeleteEnvelopeV1.done(caller);
    }

    private static ResponseEntity<SharedDatasetsEnvelopeV1> answer(
            Versioned<SharedDatasetRwEntryV1> entry, Caller caller) {
        return Tagged.with(entry, new SharedDatasetsEnvelopeV1(entry.value(), MetadataV1.of(caller)));
    }
}
