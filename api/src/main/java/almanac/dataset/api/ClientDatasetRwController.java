package almanac.dataset.api;

import almanac.dataset.api.DatasetController.NewDatasetRwGrantV1;
import almanac.dataset.command.DatasetCommand.CreateDataset;
import almanac.dataset.query.DatasetFilter;
import almanac.dataset.query.DatasetQuery.GetDataset;
import almanac.dataset.query.DatasetQuery.GetSnapshot;
import almanac.dataset.query.DatasetQuery.ListDatasets;
import almanac.dataset.query.DatasetQuery.ListSnapshots;
import almanac.dataset.query.DatasetRwPermissionV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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

    private static final Window ALL = new Window(0, Texts.LONGEST_PAGE);

    private final Dispatch dispatch;
    private final IdSource ids;

    ClientDatasetRwController(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    record ClientNewDatasetRw(
            @NotNull @Size(max = Texts.NAME) @Pattern(regexp = Texts.NAME_PATTERN, message = Texts.NAME_MESSAGE)
            String datasetName,

            @Nullable @Size(max = Texts.PROSE) String description,
            @NotNull ProjectId projectId,
            @Nullable @Size(max = Texts.LINE) List<@NotNull @Valid NewDatasetRwGrantV1> grants) {

        CreateDataset toCommand(DatasetId dataset, Caller caller) {
            List<NewDatasetRwGrantV1> wanted = grants == null ? List.of() : grants;
            return new CreateDataset(
                    dataset,
                    projectId,
                    datasetName,
                    description,
                    wanted.stream().map(NewDatasetRwGrantV1::toGrant).toList(),
                    caller.user());
        }
    }

    /** @param isReadWrite never: what is written to is the dataset itself */
    record ClientSnapshotDetails(ClientSnapshot snapshot, boolean isReadWrite) {}

    @PostMapping
    ClientDatasetRw createClientDatasetRw(@Valid @RequestBody ClientNewDatasetRw body, Caller caller) {
        DatasetId dataset = new DatasetId(ids.next());
        return ClientDatasetRw.of(
                dispatch.changeOrLose(body.toCommand(dataset, caller), new GetDataset(dataset), caller)
                        .value());
    }

    @GetMapping("/datasets/{datasetId}")
    ClientDatasetRw getClientDatasetRw(@PathVariable DatasetId datasetId, Caller caller) {
        return ClientDatasetRw.of(
                dispatch.ask(new GetDataset(datasetId), caller).value());
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
        return dispatch.ask(new ListDatasets(caller.user(), filter, ALL), caller)
                .map(ClientListedDataset::of)
                .items();
    }

    @GetMapping("/snapshots/{datasetId}")
    List<ClientSnapshot> getClientSnapshots(@PathVariable DatasetId datasetId, Caller caller) {
        return dispatch.ask(new ListSnapshots(datasetId, ALL), caller)
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
