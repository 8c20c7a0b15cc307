package almanac.dataset.api;

import almanac.dataset.command.DatasetCommand.DeleteDataset;
import almanac.dataset.command.DatasetCommand.EditDataset;
import almanac.dataset.query.DatasetFilter;
import almanac.dataset.query.DatasetQuery.GetDataset;
import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves datasets to the official Python client. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/dataset")
class ClientDatasetController {

    private final Dispatch dispatch;
    private final ClientDatasets datasets;

    ClientDatasetController(Dispatch dispatch, ClientDatasets datasets) {
        this.dispatch = dispatch;
        this.datasets = datasets;
    }

    /** A dataset under the client's names; its time is in milliseconds since 1970. */
    record ClientDataset(
            DatasetId datasetId,
            String datasetName,
            String description,
            String datasetDescription,
            @Nullable ProjectId projectId,
            long created) {

        static ClientDataset of(DatasetRwDetailsV1 dataset) {
            String description = Objects.requireNonNullElse(dataset.description(), "");
            return new ClientDataset(
                    dataset.id(),
                    dataset.name(),
                    description,
                    description,
                    dataset.projectId(),
                    dataset.createdAt().toEpochMilli());
        }
    }

    record ClientDatasetChange(
            @Nullable @Size(max = Texts.NAME) @Pattern(regexp = Texts.NAME_PATTERN, message = Texts.NAME_MESSAGE)
            String datasetName,

            @Nullable @Size(max = Texts.PROSE) String description) {}

    @GetMapping
    List<ClientDataset> getClientDatasets(
            @RequestParam(required = false) @Nullable ProjectId projectId, Caller caller) {
        DatasetFilter filter = projectId == null ? DatasetFilter.ALL : DatasetFilter.of(projectId);
        return datasets.list(filter, caller).stream()
                .map(found -> ClientDataset.of(found.dataset()))
                .toList();
    }

    @PostMapping
    ClientDataset createClientDataset(@Valid @RequestBody ClientNewDataset body, Caller caller) {
        return ClientDataset.of(datasets.created(body, caller));
    }

    @GetMapping("/{datasetId}")
    ClientDataset getClientDataset(@PathVariable DatasetId datasetId, Caller caller) {
        return ClientDataset.of(datasets.one(datasetId, caller));
    }

    @PatchMapping("/{datasetId}")
    ClientDataset changeClientDataset(
            @PathVariable DatasetId datasetId, @Valid @RequestBody ClientDatasetChange body, Caller caller) {
        EditDataset command = new EditDataset(datasetId, body.datasetName(), body.description());
        return ClientDataset.of(
                dispatch.change(command, new GetDataset(datasetId), caller).value());
    }

    /** Deletes the dataset, and answers with it as it was. */
    @DeleteMapping("/{datasetId}")
    ClientDataset removeClientDataset(@PathVariable DatasetId datasetId, Caller caller) {
        DatasetRwDetailsV1 last = datasets.one(datasetId, caller.asItIs());
        dispatch.send(new DeleteDataset(datasetId), caller);
        return ClientDataset.of(last);
    }
}
