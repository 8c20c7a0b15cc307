package almanac.experiment.event;

import almanac.shared.ArtifactRoot;
import almanac.shared.DisplayName;
import almanac.shared.FilePath;
import almanac.shared.ProjectId;
import almanac.shared.Sha256;

/** Events of one artifact of a run or of a logged model. Its bytes are kept elsewhere, under their digest. */
public sealed interface ArtifactEvent {

    ArtifactRoot root();

    FilePath path();

    /** From now on the artifact has this content, whether it was there before or not. */
    record ArtifactWritten(
            ArtifactRoot root,
            ProjectId project,
            @DisplayName FilePath path,
            Sha256 content,
            long size) implements ArtifactEvent {}

    record ArtifactRemoved(ArtifactRoot root, FilePath path) implements ArtifactEvent {}
}
