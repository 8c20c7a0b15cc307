package almanac.dataset.api;

import almanac.dataset.api.DatasetController.NewDatasetRwGrantV1;
import almanac.dataset.command.DatasetCommand.CreateDataset;
import almanac.messaging.Caller;
import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.web.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dataset as older clients describe it. */
record ClientNewDataset(
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
