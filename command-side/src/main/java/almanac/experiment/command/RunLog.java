package almanac.experiment.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.experiment.command.ExperimentRunCommand.LogBatch;
import almanac.experiment.command.ExperimentRunCommand.LogInputs;
import almanac.experiment.command.ExperimentRunCommand.LogModel;
import almanac.experiment.command.ExperimentRunCommand.LogOutputs;
import almanac.experiment.command.ExperimentRunCommand.OfOwner;
import almanac.experiment.command.ExperimentRunCommand.RemoveRunTag;
import almanac.experiment.event.RunEvent.InputsLogged;
import almanac.experiment.event.RunEvent.MetricsLogged;
import almanac.experiment.event.RunEvent.ModelLogged;
import almanac.experiment.event.RunEvent.OutputsLogged;
import almanac.experiment.event.RunEvent.ParamsLogged;
import almanac.experiment.event.RunEvent.RunDeleted;
import almanac.experiment.event.RunEvent.RunRestored;
import almanac.experiment.event.RunEvent.RunTagRemoved;
import almanac.experiment.event.RunEvent.RunTagged;
import almanac.shared.Entries;
import almanac.shared.ErrorCode;
import almanac.shared.ExperimentRunId;
import almanac.storage.metrics.MetricRecorder;
import almanac.storage.metrics.MetricValue;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Decides on what a run logs. A parameter has one value for good; a tag has the last. */
class RunLog {

    private final ExperimentRunId run;
    private final RunOwner owner;
    private final Map<String, String> params = new HashMap<>();
    private final Map<String, String> tags = new HashMap<>();
    private boolean isDeleted;

    RunLog(ExperimentRunId run, RunOwner owner) {
        this.run = run;
        this.owner = owner;
    }

    @CommandHandler
    void decide(LogBatch command, MetricRecorder metrics) {
        require(command);
        Map<String, String> newParams = Entries.changed(params, command.params());
        newParams.forEach((key, value) -> {
            String before = params.get(key);
            if (before != null) {
                throw ErrorCode.PARAM_CHANGED.with(key, run, before, value);
            }
        });
        if (!newParams.isEmpty()) {
            apply(new ParamsLogged(run, newParams));
        }
        Map<String, String> changed = Entries.changed(tags, command.tags());
        if (!changed.isEmpty()) {
            apply(new RunTagged(run, changed));
        }
        if (!command.metrics().isEmpty()) {
            metrics.add(run, command.metrics(), command.ofModels());
            apply(new MetricsLogged(
                    run,
                    command.metrics().stream().map(MetricValue::key).distinct().toList(),
                    command.metrics().size()));
        }
    }

    @EventSourcingHandler
    void evolve(ParamsLogged event) {
        params.putAll(event.params());
    }

    @EventSourcingHandler
    void evolve(RunTagged event) {
        tags.putAll(event.tags());
    }

    @CommandHandler
    void decide(RemoveRunTag command) {
        require(command);
        if (!tags.containsKey(command.key())) {
            throw ErrorCode.RUN_TAG_NOT_FOUND.with(run, command.key());
        }
        apply(new RunTagRemoved(run, command.key()));
    }

    @EventSourcingHandler
    void evolve(RunTagRemoved event) {
        tags.remove(event.key());
    }

    @CommandHandler
    void decide(LogInputs command) {
        require(command);
        if (!command.datasets().isEmpty() || !command.models().isEmpty()) {
            apply(new InputsLogged(run, command.datasets(), command.models()));
        }
    }

    @CommandHandler
    void decide(LogOutputs command) {
        require(command);
        if (!command.models().isEmpty()) {
            apply(new OutputsLogged(run, command.models()));
        }
    }

    @CommandHandler
    void decide(LogModel command) {
        require(command);
        apply(new ModelLogged(run, command.path(), command.flavors()));
    }

    @EventSourcingHandler
    void evolve(RunDeleted event) {
        isDeleted = true;
    }

    @EventSourcingHandler
    void evolve(RunRestored event) {
        isDeleted = false;
    }

    private void require(OfOwner command) {
        owner.require(command);
        if (isDeleted) {
            throw ErrorCode.EXPERIMENT_RUN_DELETED.with(run);
        }
    }
}
