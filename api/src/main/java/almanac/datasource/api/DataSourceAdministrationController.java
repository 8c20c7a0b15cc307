package almanac.datasource.api;

import almanac.datasource.command.DataSourceCommand.AssociateDataSource;
import almanac.datasource.command.DataSourceCommand.ChangeDataSourceOwner;
import almanac.datasource.command.DataSourceCommand.DissociateDataSource;
import almanac.datasource.query.DataSourceEnvelopeV1;
import almanac.datasource.query.DataSourceQuery.GetDataSource;
import almanac.messaging.Caller;
import almanac.shared.DataSourceId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes the owner and the projects of a data source; the public API shows both, and has no way to change them. */
@RestController
@AlmanacExtension
@Tag(name = "Administration")
@RequestMapping("/api/admin/v1")
class DataSourceAdministrationController {

    private static final String OF_PROJECT = "/projects/{projectId}/datasources/{dataSourceId}";

    private final Answers answers;

    DataSourceAdministrationController(Answers answers) {
        this.answers = answers;
    }

    record NewDataSourceOwnerV1(@NotNull UserId ownerId) {}

    @PutMapping("/datasources/{dataSourceId}/owner")
    ResponseEntity<DataSourceEnvelopeV1> changeDataSourceOwner(
            @PathVariable DataSourceId dataSourceId, @Valid @RequestBody NewDataSourceOwnerV1 body, Caller caller) {
        return changed(new ChangeDataSourceOwner(dataSourceId, body.ownerId()), dataSourceId, caller);
    }

    @PutMapping(OF_PROJECT)
    ResponseEntity<DataSourceEnvelopeV1> associateDataSource(
            @PathVariable ProjectId projectId, @PathVariable DataSourceId dataSourceId, Caller caller) {
        return changed(new AssociateDataSource(dataSourceId, projectId), dataSourceId, caller);
    }

    @DeleteMapping(OF_PROJECT)
    DeleteEnvelopeV1 dissociateDataSource(
            @PathVariable ProjectId projectId, @PathVariable DataSourceId dataSourceId, Caller caller) {
        return answers.remove(new DissociateDataSource(dataSourceId, projectId), caller);
    }

    private ResponseEntity<DataSourceEnvelopeV1> changed(Object command, DataSourceId id, Caller caller) {
        return answers.change(command, new GetDataSource(id), caller, (dataSource, _) -> dataSource);
    }
}
