package almanac.dataset.api;

import almanac.dataset.query.DatasetFilter;
import almanac.dataset.query.DatasetQuery.GetSnapshot;
import almanac.dataset.query.DatasetQuery.ListSnapshots;
import almanac.dataset.query.DatasetRwPermissionV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves datasets and snapshots to the command line. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/datasetrw")
class ClientDatasetRwController {

    private final Dispatch dispatch;
    private final ClientDatasets datasets;

    ClientDatasetRwController(Dispatch dispatch, ClientDatasets datasets) {
        this.dispatch = dispatch;
        this.datasets = datasets;
    }

    /** @param isReadWrite never: what is written to is the dataset itself */
    record ClientSnapshotDetails(ClientSnapshot snapshot, boolean isReadWrite) {}

    @PostMapping
    ClientDatasetRw createClientDatasetRw(@Valid @RequestBody ClientNewDataset body, Caller caller) {
        return ClientDatasetRw.of(datasets.created(body, caller));
    }

    @GetMapping("/datasets/{datasetId}")
    ClientDatasetRw getClientDatasetRw(@PathVariable DatasetId datasetId, Caller caller) {
        return ClientDatasetRw.of(datasets.one(datasetId, caller));
    }

    @GetMapping("/datasets-v2")
    List<ClientListedDataset> getClientDatasetsRw(
            @RequestParam(required = false) @Nullable String minimumPermission,
            @RequestParam(required = false) @Nullable List<ProjectId> projectIdsToInclude,
            @RequestParam(required = false) @Nullable List<ProjectId> projectIdsToExclude,
            @RequestParam(defaultValue = "false") boolean includeProjectInfo,
            Caller caller) {
        DatasetFilter filter = new DatasetFilter(
                minimumPermission == null ? null : DatasetRwPermissionV1.of("minimumPermission", minimumPermission),
                projectIdsToInclude == null ? List.of() : projectIdsToInclude,
                projectIdsToExclude == null ? List.of() : projectIdsToExclude,
                includeProjectInfo);
        return datasets.list(filter, caller).stream()
                .map(ClientListedDataset::of)
                .toList();
    }

    @GetMapping("/snapshots/{datasetId}")
    List<ClientSnapshot> getClientSnapshots(@PathVariable DatasetId datasetId, Caller caller) {
        return dispatch.ask(new ListSnapshots(datasetId, ClientDatasets.ALL), caller)
                .map(ClientSnapshot::of)
                .items();
    }

    @GetMapping("/snapshot/{snapshotId}")
    ClientSnapshotDetails getClientSnapshot(@PathVariable SnapshotId snapshotId, Caller caller) {
        return new ClientSnapshotDetails(
                ClientSnapshot.of(
                        dispatch.ask(new GetSnapshot(snapshotId), caller).value()),
                false);
    }
}
