package almanac.dataset.query;

import almanac.dataset.event.DatasetEvent;
import almanac.dataset.event.DatasetEvent.DatasetCopied;
import almanac.dataset.event.DatasetEvent.DatasetCreated;
import almanac.dataset.event.DatasetEvent.DatasetDeleted;
import almanac.dataset.event.DatasetEvent.DatasetDescribed;
import almanac.dataset.event.DatasetEvent.DatasetFilled;
import almanac.dataset.event.DatasetEvent.DatasetFillingFailed;
import almanac.dataset.event.DatasetEvent.DatasetRenamed;
import almanac.dataset.event.DatasetEvent.DatasetRoleGranted;
import almanac.dataset.event.DatasetEvent.DatasetRoleRevoked;
import almanac.dataset.event.DatasetEvent.SnapshotTagRemoved;
import almanac.dataset.event.DatasetEvent.SnapshotTagged;
import almanac.row.Row;
import almanac.shared.DatasetId;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import almanac.shared.SnapshotId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A dataset. */
@Entity
@Table(name = "dataset_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class DatasetRow extends Row<DatasetEvent> {

    private @Nullable String projectId;
    private String name;
    private @Nullable String description;
    private @Nullable String sourceSnapshotId;
    private boolean filling;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<DatasetRwGrantV1> grants = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, SnapshotId> tags = Map.of();

    private boolean deleted;

    @Override
    protected void apply(DatasetEvent event, EventFacts facts) {
        switch (event) {
            case DatasetCreated e -> create(e);
            case DatasetCopied _ -> filling = true;
            case DatasetFilled _, DatasetFillingFailed _ -> filling = false;
            case DatasetRenamed e -> name = e.name();
            case DatasetDescribed e -> description = e.description();
            case DatasetRoleGranted e -> grant(new DatasetRwGrantV1(e.grantee(), e.role()));
            case DatasetRoleRevoked e ->
                grants = grants.stream()
                        .filter(grant -> !grant.targetId().equals(e.grantee()))
                        .toList();
            case SnapshotTagged e -> {
                Map<String, SnapshotId> more = new TreeMap<>(tags);
                more.put(e.tag(), e.snapshot());
                tags = more;
            }
            case SnapshotTagRemoved e -> {
                Map<String, SnapshotId> fewer = new TreeMap<>(tags);
                fewer.remove(e.tag());
                tags = fewer;
            }
            case DatasetDeleted _ -> deleted = true;
        }
    }

    private void create(DatasetCreated event) {
        projectId = event.project() == null ? null : event.project().value();
        name = event.name();
        description = event.description();
        sourceSnapshotId =
                event.sourceSnapshot() == null ? null : event.sourceSnapshot().value();
        filling = event.sourceSnapshot() != null;
    }

    /** Replaces the grantee's role, or adds it behind the others. */
    private void grant(DatasetRwGrantV1 given) {
        boolean isKnown = grants.stream().anyMatch(grant -> grant.targetId().equals(given.targetId()));
        grants = isKnown
                ? grants.stream()
                        .map(grant -> grant.targetId().equals(given.targetId()) ? given : grant)
                        .toList()
                : Stream.concat(grants.stream(), Stream.of(given)).toList();
    }

    boolean isDeleted() {
        return deleted;
    }

    List<DatasetRwGrantV1> grants() {
        return grants;
    }

    CopyableDataset toCopyable(boolean isReadable, boolean isFilling) {
        return new CopyableDataset(new DatasetId(id()), name, description, createdAt(), isReadable, isFilling);
    }

    /**
     * Returns the dataset as the API shows it.
     *
     * @param project that it belongs to now
     * @param snapshots that it has now
     */
    DatasetRwDetailsV1 toV1(@Nullable ProjectId project, List<SnapshotId> snapshots) {
        return new DatasetRwDetailsV1(
                new DatasetId(id()), name, description, project, createdAt(), snapshots, new TreeMap<>(tags));
    }
}
