package almanac.dataset.query;

import almanac.dataset.event.DatasetEvent;
import almanac.dataset.query.DatasetQuery.GetDataset;
import almanac.dataset.query.DatasetQuery.GetDatasetGrants;
import almanac.dataset.query.DatasetQuery.ListCopyableDatasets;
import almanac.dataset.query.DatasetQuery.ListDatasets;
import almanac.dataset.query.VisibleDatasets.Surroundings;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.StreamedList;
import almanac.row.Versioned;
import almanac.shared.CallerRoles;
import almanac.shared.DatasetId;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.SnapshotId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects datasets, and answers queries for them. */
@Component
@ProcessingGroup("datasets")
class Datasets extends RowProjection<DatasetEvent, DatasetRow> {

    private final VisibleDatasets visibleDatasets;
    private final CopyableDatasets copyable;
    private final GranteeNames names;

    Datasets(RowStore store, VisibleDatasets visibleDatasets, CopyableDatasets copyable, GranteeNames names) {
        super(
                store,
                new ProjectionType<>(
                                "datasets",
                                DatasetEvent.class,
                                DatasetRow.class,
                                DatasetRow::new,
                                row -> new GetDataset(new DatasetId(row.id())))
                        .large());
        this.visibleDatasets = visibleDatasets;
        this.copyable = copyable;
        this.names = names;
    }

    @EventHandler
    void on(DatasetEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Versioned<DatasetRwDetailsV1> answer(GetDataset query) {
        DatasetRow row = row(query.dataset());
        Surroundings now = visibleDatasets
                .of(query.dataset())
                .orElseThrow(() -> ErrorCode.DATASET_NOT_FOUND.with(query.dataset()));
        List<SnapshotId> snapshots = Objects.requireNonNull(
                visibleDatasets.snapshots(List.of(row.id())).get(row.id()));
        return Versioned.of(row.toV1(now.project(), snapshots), row);
    }

    @QueryHandler
    Versioned<DatasetGrantList> answer(GetDatasetGrants query) {
        DatasetRow row = row(query.dataset());
        return Versioned.of(new DatasetGrantList(names.named(row.grants())), row);
    }

    @QueryHandler
    Page<DatasetRwInfoDtoV1> answer(ListDatasets query, CallerRoles roles) {
        Page<Surroundings> visible = visibleDatasets.page(query, roles.isAdministrator());
        Map<String, Surroundings> byId =
                visible.items().stream().collect(Collectors.toMap(Surroundings::dataset, Function.identity()));
        return rows.page(visible.map(Surroundings::dataset)).mapParts(part -> wire(part, byId));
    }

    @QueryHandler
    Page<CopyableDataset> answer(ListCopyableDatasets query, CallerRoles roles) {
        List<CopyableDatasets.Known> known = copyable.of(query.project(), query.caller(), roles.isAdministrator());
        Map<String, CopyableDatasets.Known> byId =
                known.stream().collect(Collectors.toMap(CopyableDatasets.Known::dataset, Function.identity()));
        List<DatasetRow> found =
                rows.inOrder(known.stream().map(CopyableDatasets.Known::dataset).toList());
        return new Page<>(StreamedList.held(found), known.size()).map(row -> {
            CopyableDatasets.Known dataset = Objects.requireNonNull(byId.get(row.id()));
            return row.toCopyable(dataset.isReadable(), dataset.isFilling());
        });
    }

    private List<DatasetRwInfoDtoV1> wire(List<DatasetRow> rows, Map<String, Surroundings> byId) {
        Map<String, List<SnapshotId>> snapshots =
                visibleDatasets.snapshots(rows.stream().map(DatasetRow::id).toList());
        return rows.stream()
                .map(row -> {
                    Surroundings now = Objects.requireNonNull(byId.get(row.id()));
                    return new DatasetRwInfoDtoV1(
                            row.toV1(now.project(), Objects.requireNonNull(snapshots.get(row.id()))),
                            now.projectInfo());
                })
                .toList();
    }

    private DatasetRow row(DatasetId dataset) {
        return rows.find(dataset.value())
                .filter(row -> !row.isDeleted())
                .orElseThrow(() -> ErrorCode.DATASET_NOT_FOUND.with(dataset));
    }
}
