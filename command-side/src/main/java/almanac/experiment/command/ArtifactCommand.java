package almanac.experiment.command;

import almanac.shared.ArtifactId;
import almanac.shared.ArtifactRoot;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Permission;
import almanac.shared.ProjectId;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import almanac.shared.Sha256;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands to artifacts of runs and logged models, from the user that these belong to. */
public sealed interface ArtifactCommand extends Scoped.Project, Scoped.Existing {

    ArtifactRoot root();

    FilePath path();

    UserId by();

    @TargetAggregateIdentifier
    default ArtifactId artifact() {
        return ArtifactId.of(root(), path());
    }

    @Override
    default DomainException missing() {
        return ErrorCode.ARTIFACT_NOT_FOUND.with(path(), root());
    }

    /** Gives an artifact, which may be new, the content that is stored under a digest. */
    @Requires(Permission.LOG_RUNS)
    record WriteArtifact(ArtifactRoot root, ProjectId project, FilePath path, Sha256 content, long size, UserId by)
            implements ArtifactCommand {}

    @Requires(Permission.LOG_RUNS)
    record RemoveArtifact(ArtifactRoot root, ProjectId project, FilePath path, UserId by) implements ArtifactCommand {}
}
