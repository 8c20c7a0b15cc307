package almanac.dataset.api;

import almanac.dataset.api.DatasetController.NewDatasetRwGrantV1;
import almanac.dataset.command.DatasetCommand.GrantDatasetRole;
import almanac.dataset.command.DatasetCommand.RevokeDatasetRole;
import almanac.dataset.query.DatasetGrantList;
import almanac.dataset.query.DatasetQuery.GetDatasetGrants;
import almanac.dataset.query.DatasetRwGrantDetailsV1;
import almanac.dataset.query.DatasetRwGrantV1;
import almanac.messaging.Caller;
import almanac.shared.DatasetId;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the grants of a dataset: which accounts have which role. */
@RestController
@Tag(name = "DatasetRw")
@RequestMapping("/api/datasetrw/v1/datasets/{datasetId}/grants")
class DatasetGrantController {

    private final Answers answers;

    DatasetGrantController(Answers answers) {
        this.answers = answers;
    }

    record DatasetRwGrantDetailsEnvelopeV1(List<DatasetRwGrantDetailsV1> grantDetails, MetadataV1 metadata) {}

    record DatasetRwGrantEnvelopeV1(List<DatasetRwGrantV1> grants, MetadataV1 metadata) {

        static DatasetRwGrantEnvelopeV1 of(DatasetGrantList list, MetadataV1 metadata) {
            return new DatasetRwGrantEnvelopeV1(
                    list.grants().stream().map(DatasetRwGrantDetailsV1::toGrant).toList(), metadata);
        }
    }

    @GetMapping
    ResponseEntity<DatasetRwGrantDetailsEnvelopeV1> getDatasetGrants(@PathVariable DatasetId datasetId, Caller caller) {
        return answers.get(
                new GetDatasetGrants(datasetId),
                caller,
                (list, metadata) -> new DatasetRwGrantDetailsEnvelopeV1(list.grants(), metadata));
    }

    @PostMapping
    ResponseEntity<DatasetRwGrantEnvelopeV1> addDatasetGrant(
            @PathVariable DatasetId datasetId, @Valid @RequestBody NewDatasetRwGrantV1 body, Caller caller) {
        return changed(new GrantDatasetRole(datasetId, body.targetId(), body.targetRole()), datasetId, caller);
    }

    @DeleteMapping
    ResponseEntity<DatasetRwGrantEnvelopeV1> removeDatasetGrant(
            @PathVariable DatasetId datasetId, @Valid @RequestBody NewDatasetRwGrantV1 body, Caller caller) {
        return changed(new RevokeDatasetRole(datasetId, body.targetId(), body.targetRole()), datasetId, caller);
    }

    /** A caller that removes its own role is shown the remaining grants for the last time. */
    private ResponseEntity<DatasetRwGrantEnvelopeV1> changed(Object command, DatasetId dataset, Caller caller) {
        return answers.changeOrLose(command, new GetDatasetGrants(dataset), caller, DatasetRwGrantEnvelopeV1::of);
    }
}
