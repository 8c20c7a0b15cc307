package almanac.access;

import almanac.access.ArtifactTable.Frozen;
import almanac.access.ModelStageTable.VersionInStage;
import almanac.access.ModelTables.KnownVersion;
import almanac.shared.ArtifactRoot;
import almanac.shared.CallerRoles;
import almanac.shared.ModelId;
import almanac.shared.ModelStages;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.List;
import java.util.Optional;

/** Answers a decision's questions about registered models, as of its own transaction. */
public interface ModelDirectory {

    /** Tells whether the project exists; if so, it is not archived before the transaction ends. */
    boolean holdProject(ProjectId project);

    /** Tells whether a model has the name: those of all projects share one set of names. */
    boolean isModelNameTaken(String name);

    /** Returns the model's project; until the transaction ends no other one changes the model or its versions. */
    Optional<ProjectId> holdModel(ModelId model);

    /** Returns the number of the next version of a model that is held. */
    int nextVersion(ModelId model);

    /** Returns the versions of a model that is held, in the order of their numbers. */
    List<KnownVersion> versionsOf(ModelId model);

    /**
     * Returns the project of those artifacts, which nothing changes until the transaction ends: so their list is the
     * same in the decision, in the tables and in the log.
     */
    Optional<ProjectId> holdArtifacts(ArtifactRoot root);

    /** Sums up the artifacts below a path of a root that is held. */
    Frozen sum(ArtifactRoot root, String path);

    /** Returns the stages that versions of the project's models can be in. */
    ModelStages stagesOf(ProjectId project);

    /**
     * Tells whether the project exists. If so, no version of its models is moved before the transaction ends, and those
     * moves that are under way are waited for.
     */
    boolean holdStages(ProjectId project);

    /** Returns the first version of the project's models whose stage is none of those. */
    Optional<VersionInStage> firstVersionOutside(ProjectId project, ModelStages stages);

    /** Returns what the user is in the project at this moment; empty when either does not exist. */
    Optional<CallerRoles> rolesIn(ProjectId project, UserId user);

    /** Tells whether the project has a model of which users outside it may know. */
    boolean hasDiscoverableModel(ProjectId project);
}
