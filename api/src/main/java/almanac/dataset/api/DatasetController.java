package almanac.dataset.api;

import almanac.dataset.command.DatasetCommand.CreateDataset;
import almanac.dataset.command.DatasetCommand.CreateDatasetFromSnapshot;
import almanac.dataset.command.DatasetCommand.DeleteDataset;
import almanac.dataset.command.DatasetCommand.EditDataset;
import almanac.dataset.query.DatasetFilter;
import almanac.dataset.query.DatasetQuery.GetDataset;
import almanac.dataset.query.DatasetQuery.ListDatasets;
import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.dataset.query.DatasetRwInfoDtoV1;
import almanac.dataset.query.DatasetRwPermissionV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.AccountId;
import almanac.shared.DatasetId;
import almanac.shared.DatasetRole;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves datasets (behaviour.md, 3.6). */
@RestController
@Tag(name = "DatasetRw")
@RequestMapping("/api/datasetrw")
class DatasetController {

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;

    DatasetController(Dispatch dispatch, Answers answers, IdSource ids) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
    }

    @Schema(name = "DatasetRwGrantV1")
    record NewDatasetRwGrantV1(
            @NotNull AccountId targetId, @NotNull DatasetRole targetRole) {

        CreateDataset.Grant toGrant() {
            return new CreateDataset.Grant(targetId, targetRole);
        }
    }

    record NewDatasetRwV1(
            @NotNull @Size(max = Texts.NAME) @Pattern(regexp = Texts.NAME_PATTERN, message = Texts.NAME_MESSAGE)
            String name,

            @Nullable @Size(max = Texts.PROSE) String description,
            @Nullable ProjectId projectId,
            @Nullable SnapshotId snapshotId,
            @Nullable @Size(max = Texts.LINE) List<@NotNull @Valid NewDatasetRwGrantV1> grants) {

        Object toCommand(DatasetId dataset, UserId by) {
            if (projectId != null && snapshotId == null) {
                List<NewDatasetRwGrantV1> wanted = grants == null ? List.of() : grants;
                return new CreateDataset(
                        dataset,
                        projectId,
                        name,
                        description,
                        wanted.stream().map(NewDatasetRwGrantV1::toGrant).toList(),
                        by);
            }
            if (snapshotId != null && projectId == null) {
                return new CreateDatasetFromSnapshot(dataset, snapshotId, name, description, by);
            }
            throw ErrorCode.INVALID_VALUE.with("projectId", "exactly one of projectId and snapshotId is needed");
        }
    }

    record DatasetRwMetadataV1(
            @Nullable @Size(max = Texts.NAME) @Pattern(regexp = Texts.NAME_PATTERN, message = Texts.NAME_MESSAGE)
            String name,

            @Nullable @Size(max = Texts.PROSE) String description) {}

    record DatasetRwEnvelopeV1(DatasetRwDetailsV1 dataset, MetadataV1 metadata) {}

    record PaginatedDatasetRwEnvelopeV1(List<DatasetRwDetailsV1> datasets, PaginatedMetadataV1 metadata) {}

    record PaginatedDatasetRwEnvelopeV2(List<DatasetRwInfoDtoV1> datasets, PaginatedMetadataV1 metadata) {}

    @Deprecated // by the API itself
    @GetMapping("/v1/datasets")
    PaginatedDatasetRwEnvelopeV1 getDatasets(
            @RequestParam(required = false) @Nullable ProjectId projectId, @Paged Window window, Caller caller) {
        DatasetFilter filter = projectId == null ? DatasetFilter.ALL : DatasetFilter.of(projectId);
        Page<DatasetRwDetailsV1> page = list(filter, window, caller).map(DatasetRwInfoDtoV1::dataset);
        return Answers.page(page, window, caller, PaginatedDatasetRwEnvelopeV1::new);
    }

    @GetMapping("/v2/datasets")
    PaginatedDatasetRwEnvelopeV2 getDatasetsV2(
            @Parameter(schema = @Schema(implementation = DatasetRwPermissionV1.class))
                    @RequestParam(required = false)
                    @Nullable
                    String minimumPermission,
            @RequestParam(required = false) @Nullable List<ProjectId> projectIdsToInclude,
            @RequestParam(required = false) @Nullable List<ProjectId> projectIdsToExclude,
            @RequestParam(required = false) @Nullable Boolean includeProjectInfo,
            @Paged Window window,
            Caller caller) {
        DatasetFilter filter = new DatasetFilter(
                minimumPermission == null ? null : DatasetRwPermissionV1.of("minimumPermission", minimumPermission),
                projectIdsToInclude == null ? List.of() : projectIdsToInclude,
                projectIdsToExclude == null ? List.of() : projectIdsToExclude,
                Boolean.TRUE.equals(includeProjectInfo));
        if (!filter.projectsToInclude().isEmpty() && !filter.projectsToExclude().isEmpty()) {
            throw ErrorCode.INVALID_VALUE.with("projectIdsToExclude", "cannot be combined with projectIdsToInclude");
        }
        return Answers.page(list(filter, window, caller), window, caller, PaginatedDatasetRwEnvelopeV2::new);
    }

    private Page<DatasetRwInfoDtoV1> list(DatasetFilter filter, Window window, Caller caller) {
        return dispatch.ask(new ListDatasets(caller.user(), filter, window), caller);
    }

    @PostMapping("/v1/datasets")
    ResponseEntity<DatasetRwEnvelopeV1> createDataset(@Valid @RequestBody NewDatasetRwV1 body, Caller caller) {
        DatasetId dataset = new DatasetId(ids.next());
        return changed(body.toCommand(dataset, caller.user()), dataset, caller);
    }

    @GetMapping("/v1/datasets/{datasetId}")
    ResponseEntity<DatasetRwEnvelopeV1> getDataset(@PathVariable DatasetId datasetId, Caller caller) {
        return answers.get(new GetDataset(datasetId), caller, DatasetRwEnvelopeV1::new);
    }

    @PatchMapping("/v1/datasets/{datasetId}")
    ResponseEntity<DatasetRwEnvelopeV1> updateDataset(
            @PathVariable DatasetId datasetId, @Valid @RequestBody DatasetRwMetadataV1 body, Caller caller) {
        return changed(new EditDataset(datasetId, body.name(), body.description()), datasetId, caller);
    }

    /** Deletes the dataset, and returns it as it was. */
    @DeleteMapping("/v1/datasets/{datasetId}")
    DatasetRwEnvelopeV1 deleteDataset(@PathVariable DatasetId datasetId, Caller caller) {
        DatasetRwDetailsV1 last =
                dispatch.get(new GetDataset(datasetId), caller).value();
        dispatch.send(new DeleteDataset(datasetId), caller);
        return new DatasetRwEnvelopeV1(last, MetadataV1.of(caller));
    }

    /** Returns the changed dataset; a caller that makes it for others sees it for the last time. */
    private ResponseEntity<DatasetRwEnvelopeV1> changed(Object command, DatasetId dataset, Caller caller) {
        return answers.changeOrLose(command, new GetDataset(dataset), caller, DatasetRwEnvelopeV1::new);
    }
}
