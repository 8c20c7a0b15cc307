package almanac.access.directory;

import almanac.access.AccessStreams;
import almanac.access.AccessTables;
import almanac.access.ArtifactTable;
import almanac.access.ArtifactTable.Frozen;
import almanac.access.ExperimentTables;
import almanac.access.ModelStageTable;
import almanac.access.ModelStageTable.VersionInStage;
import almanac.access.ModelTables;
import almanac.access.ModelTables.KnownVersion;
import almanac.registeredmodel.event.ModelStagesEvent;
import almanac.registeredmodel.event.ModelStagesEvent.StagesDefined;
import almanac.registeredmodel.event.ModelVersionEvent;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewAnswered;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewApproved;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewCanceled;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewNotesChanged;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRejected;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewRequested;
import almanac.registeredmodel.event.ModelVersionEvent.ReviewersChanged;
import almanac.registeredmodel.event.ModelVersionEvent.StageTransitioned;
import almanac.registeredmodel.event.ModelVersionEvent.VersionCreated;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDeleted;
import almanac.registeredmodel.event.ModelVersionEvent.VersionDescribed;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagRemoved;
import almanac.registeredmodel.event.ModelVersionEvent.VersionTagged;
import almanac.registeredmodel.event.RegisteredModelEvent;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelAliasSet;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDeleted;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDescribed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelDiscoverabilityChanged;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRegistered;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelRenamed;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagRemoved;
import almanac.registeredmodel.event.RegisteredModelEvent.ModelTagged;
import almanac.shared.ArtifactRoot;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ModelId;
import almanac.shared.ModelStages;
import almanac.shared.ProjectId;
import almanac.shared.Projection;
import almanac.shared.RoleLookup;
import almanac.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Writes the {@link ModelTables} in the transaction of the command that caused the event, and answers from them. */
@Component
@ProcessingGroup("access-models")
class ModelAccess implements Projection, ModelDirectory {

    private final ModelTables tables;
    private final ArtifactTable artifacts;
    private final ExperimentTables experiments;
    private final ModelStageTable stages;
    private final AccessTables projects;
    private final RoleLookup roles;
    private final AccessStreams streams;

    ModelAccess(
            ModelTables tables,
            ArtifactTable artifacts,
            ExperimentTables experiments,
            ModelStageTable stages,
            AccessTables projects,
            RoleLookup roles,
            AccessStreams streams) {
        this.tables = tables;
        this.artifacts = artifacts;
        this.experiments = experiments;
        this.stages = stages;
        this.projects = projects;
        this.roles = roles;
        this.streams = streams;
    }

    @Override
    public List<String> tables() {
        return Stream.of(ModelTables.NAMES, ModelStageTable.NAMES)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public boolean isAskedByCommands() {
        return true;
    }

    @EventHandler
    void on(RegisteredModelEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            apply(event, streams.mayComeLate(facts));
        }
    }

    private void apply(RegisteredModelEvent event, boolean late) {
        switch (event) {
            case ModelRegistered e ->
                named(e.name(), e.model(), late, name -> tables.add(e.model(), name, e.project(), e.discoverable()));
            case ModelRenamed e -> named(e.name(), e.model(), late, name -> tables.rename(e.model(), name));
            case ModelDiscoverabilityChanged e -> tables.setDiscoverable(e.model(), e.discoverable());
            case ModelDeleted e -> tables.remove(e.model());
            case ModelDescribed _, ModelTagged _, ModelTagRemoved _, ModelAliasSet _, ModelAliasRemoved _ -> {}
        }
    }

    /** Writes a name. One that comes late and was taken by another model meanwhile goes on with an addition. */
    private void named(String name, ModelId model, boolean late, Consumer<String> write) {
        boolean isTaken = late && tables.isNameTaken(name);
        try {
            write.accept(isTaken ? name + " " + model : name);
        } catch (DuplicateKeyException _) {
            throw ErrorCode.MODEL_NAME_TAKEN.with(name);
        }
    }

    @EventHandler
    void on(ModelVersionEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            switch (event) {
                case VersionCreated e -> tables.addVersion(e.model(), e.number(), e.version(), ModelStages.NONE);
                case StageTransitioned e -> tables.setStage(e.version(), e.to());
                case VersionDeleted e -> tables.removeVersion(e.version());
                case ReviewRequested e -> tables.openReview(e.version(), e.review());
                case ReviewApproved e -> tables.closeReview(e.review());
                case ReviewRejected e -> tables.closeReview(e.review());
                case ReviewCanceled e -> tables.closeReview(e.review());
                case VersionDescribed _,
                        VersionTagged _,
                        VersionTagRemoved _,
                        ReviewersChanged _,
                        ReviewNotesChanged _,
                        ReviewAnswered _ -> {}
            }
        }
    }

    @EventHandler
    void on(ModelStagesEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            switch (event) {
                case StagesDefined e -> stages.define(e.project(), e.labels());
            }
        }
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return experiments.hold(project);
    }

    @Override
    public boolean isModelNameTaken(String name) {
        return tables.isNameTaken(name);
    }

    @Override
    public Optional<ProjectId> holdModel(ModelId model) {
        return tables.hold(model);
    }

    @Override
    public int nextVersion(ModelId model) {
        return tables.nextNumber(model);
    }

    @Override
    public List<KnownVersion> versionsOf(ModelId model) {
        return tables.versionsOf(model);
    }

    @Override
    public Optional<ProjectId> holdArtifacts(ArtifactRoot root) {
        return root.isOfVersion() ? tables.projectOf(root) : experiments.holdAlone(root);
    }

    @Override
    public Frozen sum(ArtifactRoot root, String path) {
        return artifacts.sum(root, path);
    }

    @Override
    public ModelStages stagesOf(ProjectId project) {
        return stages.of(project);
    }

    /** Locks in a statement of its own: the next one sees the changes of the transactions that were waited for. */
    @Override
    public boolean holdStages(ProjectId project) {
        projects.holdForEnd(project);
        return projects.isProject(project);
    }

    @Override
    public Optional<VersionInStage> firstVersionOutside(ProjectId project, ModelStages list) {
        return stages.firstVersionOutside(project, list);
    }

    @Override
    public Optional<CallerRoles> rolesIn(ProjectId project, UserId user) {
        return roles.inProject(user, project);
    }

    @Override
    public boolean hasDiscoverableModel(ProjectId project) {
        return tables.hasDiscoverable(project);
    }
}
