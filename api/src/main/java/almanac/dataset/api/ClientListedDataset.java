package almanac.dataset.api;

import almanac.dataset.query.DatasetRwInfoDtoV1;
import almanac.dataset.query.DatasetRwProjectInfoDtoV1;
import org.jspecify.annotations.Nullable;

/** A dataset in a list, with its project where the client asks for it. */
record ClientListedDataset(
        ClientDatasetRw datasetRwDto, @Nullable DatasetRwProjectInfoDtoV1 projectInfo) {

    static ClientListedDataset of(DatasetRwInfoDtoV1 found) {
        return new ClientListedDataset(ClientDatasetRw.of(found.dataset()), found.projectInfo());
    }
}
