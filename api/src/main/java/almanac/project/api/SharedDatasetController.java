package almanac.project.api;

import almanac.messaging.Caller;
import almanac.project.command.ProjectCommand.LinkDataset;
import almanac.project.command.ProjectCommand.UnlinkDataset;
import almanac.project.query.ProjectQuery.GetSharedDatasets;
import almanac.project.query.SharedDatasetRwEntryV1;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
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

    private final Answers answers;

    SharedDatasetController(Answers answers) {
        this.answers = answers;
    }

    record DatasetToAddV1(@NotNull DatasetId datasetId) {}

    record SharedDatasetsEnvelopeV1(SharedDatasetRwEntryV1 dataset, MetadataV1 metadata) {}

    @GetMapping
    ResponseEntity<SharedDatasetsEnvelopeV1> listProjectSharedDatasets(
            @PathVariable ProjectId projectId, Caller caller) {
        return answers.get(new GetSharedDatasets(projectId), caller, SharedDatasetsEnvelopeV1::new);
    }

    @PostMapping
    ResponseEntity<SharedDatasetsEnvelopeV1> linkProjectToDataset(
            @PathVariable ProjectId projectId, @Valid @RequestBody DatasetToAddV1 body, Caller caller) {
        return answers.change(
                new LinkDataset(projectId, body.datasetId()),
                new GetSharedDatasets(projectId),
                caller,
                SharedDatasetsEnvelopeV1::new);
    }

    @DeleteMapping("/{datasetId}")
    DeleteEnvelopeV1 unlinkDatasetFromProject(
            @PathVariable ProjectId projectId, @PathVariable DatasetId datasetId, Caller caller) {
        return answers.remove(new UnlinkDataset(projectId, datasetId), caller);
    }
}
