package almanac.dataset.query;

import almanac.dataset.event.SnapshotEvent;
import almanac.dataset.event.SnapshotEvent.SnapshotCompleted;
import almanac.dataset.event.SnapshotEvent.SnapshotCopyingBegan;
import almanac.dataset.event.SnapshotEvent.SnapshotDeleted;
import almanac.dataset.event.SnapshotEvent.SnapshotFailed;
import almanac.dataset.event.SnapshotEvent.SnapshotRequested;
import almanac.row.Row;
import almanac.shared.Actor;
import almanac.shared.DatasetId;
import almanac.shared.EventFacts;
import almanac.shared.FilePath;
import almanac.shared.SnapshotId;
import almanac.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A snapshot of a dataset. */
@Entity
@Table(name = "snapshot_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class SnapshotRow extends Row<SnapshotEvent> {

    private String datasetId;
    private String creatorId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<FilePath> paths = List.of();

    @Enumerated(EnumType.STRING)
    private SnapshotStatus status;

    private @Nullable Long files;
    private @Nullable Long bytes;
    private @Nullable String failure;

    @Override
    protected void apply(SnapshotEvent event, EventFacts facts) {
        switch (event) {
            case SnapshotRequested e -> {
                datasetId = e.dataset().value();
                creatorId = facts.actor();
                paths = e.paths();
                status = SnapshotStatus.PENDING;
            }
            case SnapshotCopyingBegan _ -> status = SnapshotStatus.COPYING;
            case SnapshotCompleted e -> {
                status = SnapshotStatus.ACTIVE;
                files = e.files();
                bytes = e.bytes();
            }
            case SnapshotFailed e -> {
                status = SnapshotStatus.FAILED;
                failure = e.reason();
            }
            case SnapshotDeleted _ -> status = SnapshotStatus.DELETED;
        }
    }

    SnapshotDetailsV1 toV1() {
        UserId creator = creatorId.equals(Actor.SYSTEM) ? null : new UserId(creatorId);
        return new SnapshotDetailsV1(new SnapshotId(id()), new DatasetId(datasetId), createdAt(), creator, status);
    }
}
