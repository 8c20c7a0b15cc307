package almanac.git.query;

import almanac.git.event.PushEvent;
import almanac.git.query.GitQuery.GetPush;
import almanac.git.query.GitQuery.ListPushes;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects pushes, and answers queries for them. */
@Component
@ProcessingGroup("pushes")
class Pushes extends RowProjection<PushEvent, PushRow> {

    Pushes(RowStore store) {
        super(store, new ProjectionType<>("pushes", PushEvent.class, PushRow.class, PushRow::new, PushRow::asked));
    }

    @EventHandler
    void on(PushEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<PushV1> answer(GetPush query) {
        PushRow row = rows.find(query.push().value())
                .filter(push -> push.belongsTo(query.project()))
                .orElseThrow(() -> ErrorCode.PUSH_NOT_FOUND.with(query.push()));
        return Versioned.of(row.toV1(), row);
    }

    @QueryHandler
    Page<PushV1> answer(ListPushes query) {
        return rows.page(
                        "from push_row r where r.project_id = :project",
                        "r.id desc",
                        Map.of("project", query.project().value()),
                        query.window())
                .map(PushRow::toV1);
    }
}
