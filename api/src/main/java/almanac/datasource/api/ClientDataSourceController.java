package almanac.datasource.api;

import almanac.datasource.command.DataSourceCommand.AssociateDataSource;
import almanac.datasource.query.DataSourceEnvelopeV1;
import almanac.datasource.query.DataSourceQuery.GetDataSource;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.DataSourceId;
import almanac.shared.ProjectId;
import almanac.web.AlmanacExtension;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Associates data sources with projects for the command line. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
class ClientDataSourceController {

    private final Dispatch dispatch;

    ClientDataSourceController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @PostMapping("/v4/datasource/{dataSourceId}/projects/{projectId}")
    DataSourceEnvelopeV1 associateClientDataSource(
            @PathVariable DataSourceId dataSourceId, @PathVariable ProjectId projectId, Caller caller) {
        return dispatch.change(
                        new AssociateDataSource(dataSourceId, projectId), new GetDataSource(dataSourceId), caller)
                .value();
    }
}
