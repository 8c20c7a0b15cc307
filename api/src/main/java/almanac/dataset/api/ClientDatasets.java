package almanac.dataset.api;

import almanac.dataset.query.DatasetFilter;
import almanac.dataset.query.DatasetQuery.GetDataset;
import almanac.dataset.query.DatasetQuery.ListDatasets;
import almanac.dataset.query.DatasetRwDetailsV1;
import almanac.dataset.query.DatasetRwInfoDtoV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Window;
import almanac.shared.DatasetId;
import almanac.shared.IdSource;
import almanac.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes and reads datasets for older clients, which have two sets of paths and names for them. */
@Component
class ClientDatasets {

    static final Window ALL = new Window(0, Texts.LONGEST_PAGE);

    private final Dispatch dispatch;
    private final IdSource ids;

    ClientDatasets(Dispatch dispatch, IdSource ids) {
        this.dispatch = dispatch;
        this.ids = ids;
    }

    DatasetRwDetailsV1 created(ClientNewDataset body, Caller caller) {
        DatasetId dataset = new DatasetId(ids.next());
        return dispatch.changeOrLose(body.toCommand(dataset, caller), new GetDataset(dataset), caller)
                .value();
    }

    DatasetRwDetailsV1 one(DatasetId dataset, Caller caller) {
        return dispatch.ask(new GetDataset(dataset), caller).value();
    }

    List<DatasetRwInfoDtoV1> list(DatasetFilter filter, Caller caller) {
        return dispatch.ask(new ListDatasets(caller.user(), filter, ALL), caller)
                .items();
    }
}
