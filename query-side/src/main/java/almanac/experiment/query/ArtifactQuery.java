package almanac.experiment.query;

import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.ArtifactRoot;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.Scoped;

/** Queries for artifacts of runs, of logged models and of versions. */
public interface ArtifactQuery extends Scoped.Project {

    ArtifactRoot root();

    /** Asks for one artifact. */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record FindArtifact(ArtifactRoot root, ProjectId project, FilePath path)
            implements Query<StoredArtifact>, ArtifactQuery {}

    /**
     * Asks for what lies directly in a folder, folders first.
     *
     * @param folder empty for the root
     */
    @Requires(Permission.VIEW_EXPERIMENTS)
    record ListArtifacts(ArtifactRoot root, ProjectId project, String folder, Window window)
            implements Query<Page<ArtifactEntry>>, ArtifactQuery {}

    /** Asks whether the caller may write artifacts; those of which runs is decided when they are written. */
    @Requires(Permission.LOG_RUNS)
    record MayWriteArtifacts(ArtifactRoot root, ProjectId project) implements Query<Boolean>, ArtifactQuery {}
}
