package almanac.cost.query;

import almanac.experiment.event.ArtifactEvent;
import almanac.experiment.event.ArtifactEvent.ArtifactRemoved;
import almanac.experiment.event.ArtifactEvent.ArtifactWritten;
import almanac.shared.ArtifactRoot;
import almanac.shared.FilePath;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps how many bytes the artifacts of a run, a logged model or a version of a model have, from each change on. */
@Component
class ArtifactLevels {

    private static final String SIZE = "select size from cost_artifact where root_id = ? and path = ?";

    private static final String WRITE = """
            insert into cost_artifact (root_id, path, size) values (?, ?, ?)
            on conflict (root_id, path) do update set size = excluded.size""";

    private static final String REMOVE = "delete from cost_artifact where root_id = ? and path = ?";

    /** Adds the next level to the place's last one; a removal tells no project, which stays as it was. */
    private static final String LEVEL = """
            insert into cost_artifact_level (root_id, project_id, position, at, bytes)
            select ?, coalesce(cast(? as text), former.project_id), l.global_index, ?, coalesce(former.bytes, 0) + ?
            from domain_event l
            left join lateral (
                select project_id, bytes from cost_artifact_level where root_id = ? order by position desc limit 1) former
                on true
            where l.event_identifier = ?
            on conflict do nothing""";

    private final JdbcOperations jdbc;

    ArtifactLevels(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void on(ArtifactEvent event, EventMessage<?> message) {
        long before = sizeOf(event.root(), event.path());
        switch (event) {
            case ArtifactWritten e -> {
                jdbc.update(WRITE, e.root().value(), e.path().value(), e.size());
                level(e.root(), e.project().value(), e.size() - before, message);
            }
            case ArtifactRemoved e -> {
                jdbc.update(REMOVE, e.root().value(), e.path().value());
                level(e.root(), null, -before, message);
            }
        }
    }

    private long sizeOf(ArtifactRoot root, FilePath path) {
        List<Long> sizes = jdbc.queryForList(SIZE, Long.class, root.value(), path.value());
        return sizes.isEmpty() ? 0 : sizes.getFirst();
    }

    private void level(ArtifactRoot root, @Nullable String project, long delta, EventMessage<?> message) {
        if (delta != 0) {
            jdbc.update(
                    LEVEL,
                    root.value(),
                    project,
                    CostTerms.at(message.getTimestamp().truncatedTo(ChronoUnit.MILLIS)),
                    delta,
                    root.value(),
                    message.getIdentifier());
        }
    }
}
