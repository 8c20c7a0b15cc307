package almanac.dataset.query;

import almanac.dataset.event.SnapshotEvent;
import almanac.dataset.query.DatasetQuery.GetSnapshot;
import almanac.dataset.query.DatasetQuery.ListSnapshots;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.SnapshotId;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects snapshots, and answers queries for them. The guard hides those of a deleted dataset from all callers. */
@Component
@ProcessingGroup("snapshots")
class Snapshots extends RowProjection<SnapshotEvent, SnapshotRow> {

    private static final String OF_DATASET =
            "from snapshot_row r where r.dataset_id = :dataset and r.status <> 'DELETED'";

    Snapshots(RowStore store) {
        super(
                store,
                new ProjectionType<>(
                        "snapshots",
                        SnapshotEvent.class,
                        SnapshotRow.class,
                        SnapshotRow::new,
                        row -> new GetSnapshot(new SnapshotId(row.id()))));
    }

    @EventHandler
    void on(SnapshotEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<SnapshotDetailsV1> answer(GetSnapshot query) {
        SnapshotRow row = rows.find(query.snapshot().value())
                .orElseThrow(() -> ErrorCode.SNAPSHOT_NOT_FOUND.with(query.snapshot()));
        return Versioned.of(row.toV1(), row);
    }

    @QueryHandler
    Page<SnapshotDetailsV1> answer(ListSnapshots query) {
        return rows.page(
                        OF_DATASET,
                        "r.id desc",
                        Map.of("dataset", query.dataset().value()),
                        query.window())
                .map(SnapshotRow::toV1);
    }
}
