package almanac.access.projection;

import almanac.access.AccessStreams;
import almanac.access.ExperimentDirectory;
import almanac.access.ExperimentTables;
import almanac.access.ExperimentTables.KnownExperiment;
import almanac.access.ExperimentTables.KnownRun;
import almanac.experiment.event.ExperimentEvent;
import almanac.experiment.event.ExperimentEvent.ExperimentCreated;
import almanac.experiment.event.ExperimentEvent.ExperimentDeleted;
import almanac.experiment.event.ExperimentEvent.ExperimentRenamed;
import almanac.experiment.event.ExperimentEvent.ExperimentRestored;
import almanac.experiment.event.ExperimentEvent.ExperimentTagged;
import almanac.experiment.event.LoggedModelEvent;
import almanac.experiment.event.LoggedModelEvent.LoggedModelCreated;
import almanac.experiment.event.LoggedModelEvent.LoggedModelDeleted;
import almanac.experiment.event.LoggedModelEvent.LoggedModelFinalized;
import almanac.experiment.event.LoggedModelEvent.LoggedModelParamsLogged;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagRemoved;
import almanac.experiment.event.LoggedModelEvent.LoggedModelTagged;
import almanac.experiment.event.RunEvent;
import almanac.experiment.event.RunEvent.InputsLogged;
import almanac.experiment.event.RunEvent.MetricsLogged;
import almanac.experiment.event.RunEvent.ModelLogged;
import almanac.experiment.event.RunEvent.OutputsLogged;
import almanac.experiment.event.RunEvent.ParamsLogged;
import almanac.experiment.event.RunEvent.RunDeleted;
import almanac.experiment.event.RunEvent.RunEnded;
import almanac.experiment.event.RunEvent.RunRenamed;
import almanac.experiment.event.RunEvent.RunRestored;
import almanac.experiment.event.RunEvent.RunResumed;
import almanac.experiment.event.RunEvent.RunStarted;
import almanac.experiment.event.RunEvent.RunTagRemoved;
import almanac.experiment.event.RunEvent.RunTagged;
import almanac.shared.ArtifactRoot;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.ExperimentId;
import almanac.shared.ProjectId;
import almanac.shared.Projection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Writes the {@link ExperimentTables} in the transaction of the command that caused the event, and answers from them. */
@Component
@ProcessingGroup("access-experiments")
class ExperimentAccess implements Projection, ExperimentDirectory {

    private final ExperimentTables tables;
    private final AccessStreams streams;

    ExperimentAccess(ExperimentTables tables, AccessStreams streams) {
        this.tables = tables;
        this.streams = streams;
    }

    @Override
    public List<String> tables() {
        return ExperimentTables.NAMES;
    }

    @Override
    public boolean isAskedByCommands() {
        return true;
    }

    @EventHandler
    void on(ExperimentEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            apply(event, streams.mayComeLate(facts));
        }
    }

    private void apply(ExperimentEvent event, boolean late) {
        switch (event) {
            case ExperimentCreated e ->
                named(e.name(), e.experiment(), late, name -> tables.add(e.experiment(), name, e.project()));
            case ExperimentRenamed e ->
                named(e.name(), e.experiment(), late, name -> tables.rename(e.experiment(), name));
            case ExperimentDeleted e -> tables.setDeleted(e.experiment(), true);
            case ExperimentRestored e -> tables.setDeleted(e.experiment(), false);
            case ExperimentTagged _ -> {}
        }
    }

    /** Writes a name. One that comes late and was taken by another experiment meanwhile goes on with an addition. */
    private void named(String name, ExperimentId experiment, boolean late, Consumer<String> write) {
        boolean isTaken = late && tables.isNameTaken(name);
        try {
            write.accept(isTaken ? name + " " + experiment : name);
        } catch (DuplicateKeyException _) {
            throw ErrorCode.EXPERIMENT_NAME_TAKEN.with(name);
        }
    }

    @EventHandler
    void on(RunEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            apply(event);
        }
    }

    private void apply(RunEvent event) {
        switch (event) {
            case RunStarted e ->
                tables.addRun(
                        ArtifactRoot.of(e.run()),
                        new KnownRun(e.experiment(), e.project(), e.startedBy(), false),
                        e.job());
            case RunEnded e -> tables.setEnded(e.run(), true);
            case RunResumed e -> tables.setEnded(e.run(), false);
            case RunDeleted e -> tables.setDeleted(ArtifactRoot.of(e.run()), true);
            case RunRestored e -> tables.setDeleted(ArtifactRoot.of(e.run()), false);
            case RunRenamed _,
                    ParamsLogged _,
                    RunTagged _,
                    RunTagRemoved _,
                    InputsLogged _,
                    OutputsLogged _,
                    MetricsLogged _,
                    ModelLogged _ -> {}
        }
    }

    @EventHandler
    void on(LoggedModelEvent event, EventFacts facts) {
        if (streams.isNext(facts)) {
            switch (event) {
                case LoggedModelCreated e ->
                    tables.addRun(
                            ArtifactRoot.of(e.model()),
                            new KnownRun(e.experiment(), e.project(), e.createdBy(), false),
                            null);
                case LoggedModelDeleted e -> tables.setDeleted(ArtifactRoot.of(e.model()), true);
                case LoggedModelParamsLogged _,
                        LoggedModelTagged _,
                        LoggedModelTagRemoved _,
                        LoggedModelFinalized _ -> {}
            }
        }
    }

    @Override
    public boolean holdProject(ProjectId project) {
        return tables.hold(project);
    }

    @Override
    public boolean isExperimentNameTaken(String name) {
        return tables.isNameTaken(name);
    }

    @Override
    public Optional<KnownExperiment> holdExperiment(ExperimentId experiment) {
        return tables.hold(experiment);
    }

    @Override
    public Optional<KnownRun> holdRun(ArtifactRoot run) {
        return tables.hold(run);
    }
}
