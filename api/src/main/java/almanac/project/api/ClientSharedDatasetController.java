package almanac.project.api;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.command.ProjectCommand.LinkDataset;
import almanac.project.command.ProjectCommand.UnlinkDataset;
import almanac.project.query.ProjectQuery.GetSharedDatasets;
import almanac.project.query.SharedDatasetRwEntryV1;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the datasets of elsewhere that a project uses to the command line. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/datasetrw/{projectId}/shared/{datasetId}")
class ClientSharedDatasetController {

    private final Dispatch dispatch;

    ClientSharedDatasetController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record ClientSharedDatasets(ProjectId projectId, List<DatasetId> sharedDatasets) {}

    @PostMapping
    ClientSharedDatasets linkClientDataset(
            @PathVariable ProjectId projectId, @PathVariable DatasetId datasetId, Caller caller) {
        return changed(new LinkDataset(projectId, datasetId), projectId, caller);
    }

    @DeleteMapping
    ClientSharedDatasets unlinkClientDataset(
            @PathVariable ProjectId projectId, @PathVariable DatasetId datasetId, Caller caller) {
        return changed(new UnlinkDataset(projectId, datasetId), projectId, caller);
    }

    private ClientSharedDatasets changed(Object command, ProjectId project, Caller caller) {
        SharedDatasetRwEntryV1 entry =
                dispatch.change(command, new GetSharedDatasets(project), caller).value();
        return new ClientSharedDatasets(entry.projectId(), entry.sharedDatasetIds());
    }
}
