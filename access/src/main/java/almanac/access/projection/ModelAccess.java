package almanac.access.projection;

import almanac.access.AccessStreams;
import almanac.access.ArtifactTable;
import almanac.access.ArtifactTable.Frozen;
import almanac.access.ExperimentTables;
import almanac.access.ModelDirectory;
import almanac.access.ModelTables;
import almanac.access.ModelTables.KnownVersion;
import almanac.registeredmodel.event.ModelVersionEvent;
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
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ModelId;
import almanac.shared.ProjectId;
import almanac.shared.Projection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Writes the {@link ModelTables} in the transaction of the command that caused the event, and answers from them. */
@Component
@ProcessingGroup("access-models")
class ModelAccess implements Projection, ModelDirectory {

    /** The stage of every new version. */
    private static final String NO_STAGE = "None";

    private final ModelTables tables;
    private final ArtifactTable artifacts;
    private final ExperimentTables experiments;
    private final AccessStreams streams;

    ModelAccess(ModelTables tables, ArtifactTable artifacts, ExperimentTables experiments, AccessStreams streams) {
        this.tables = tables;
        this.artifacts = artifacts;
        this.experiments = experiments;
        this.streams = streams;
    }

    @Override
    public List<String> tables() {
        return ModelTables.NAMES;
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
                case VersionCreated e -> tables.addVersion(e.model(), e.number(), e.version(), NO_STAGE);
                case StageTransitioned e -> tables.setStage(e.version(), e.to());
                case VersionDeleted e -> tables.removeVersion(e.version());
                case VersionDescribed _, VersionTagged _, VersionTagRemoved _ -> {}
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
}
