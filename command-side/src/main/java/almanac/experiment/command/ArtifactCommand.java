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
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands to artifacts of runs and logged models. */
public sealed interface ArtifactCommand extends Scoped.Existing {

    ArtifactRoot root();

    FilePath path();

    @TargetAggregateIdentifier
    default ArtifactId artifact() {
        return ArtifactId.of(root(), path());
    }

    @Override
    default DomainException missing() {
        return ErrorCode.ARTIFACT_NOT_FOUND.with(path(), root());
    }

    /** A command from the user that the run or logged model belongs to. */
    sealed interface OfOwner extends ArtifactCommand, Scoped.Project {

        UserId by();
    }

    /** Gives an artifact, which may be new, the content that is stored under a digest. */
    @Requires(Permission.LOG_RUNS)
    record WriteArtifact(ArtifactRoot root, ProjectId project, FilePath path, Sha256 content, long size, UserId by)
            implements OfOwner {}

    @Requires(Permission.LOG_RUNS)
    record RemoveArtifact(ArtifactRoot root, ProjectId project, FilePath path, UserId by) implements OfOwner {}

    /** Removes an artifact of a run or logged model that stays deleted. */
    @SystemOnly
    record DropArtifact(ArtifactRoot root, FilePath path) implements ArtifactCommand {}
}
