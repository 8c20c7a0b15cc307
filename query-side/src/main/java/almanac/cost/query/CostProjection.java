package almanac.cost.query;

import almanac.cost.event.MachineEvent;
import almanac.dataset.event.DatasetEvent.DatasetCreated;
import almanac.experiment.event.ArtifactEvent;
import almanac.gateway.event.GatewayCallEvent;
import almanac.gateway.event.GatewayCallEvent.CallAnswered;
import almanac.gateway.event.GatewayCallEvent.CallFailed;
import almanac.gateway.event.GatewayCallEvent.CallLost;
import almanac.gateway.event.GatewayCallEvent.EndpointAccessed;
import almanac.hardwaretier.event.HardwareTierEvent;
import almanac.hardwaretier.event.HardwareTierEvent.TierDefined;
import almanac.hardwaretier.event.HardwareTierEvent.TierRedefined;
import almanac.job.event.JobEvent;
import almanac.job.event.JobEvent.JobErrored;
import almanac.job.event.JobEvent.JobFailed;
import almanac.job.event.JobEvent.JobQueued;
import almanac.job.event.JobEvent.JobStarted;
import almanac.job.event.JobEvent.JobStopped;
import almanac.job.event.JobEvent.JobSucceeded;
import almanac.job.event.JobEvent.ServingQueued;
import almanac.job.event.JobEvent.SessionQueued;
import almanac.job.event.JobUsage;
import almanac.project.event.ProjectEvent;
import almanac.project.event.ProjectEvent.ProjectBilled;
import almanac.project.event.ProjectEvent.ProjectCreated;
import almanac.project.event.ProjectEvent.ProjectOwnerChanged;
import almanac.project.event.ProjectEvent.ProjectUnbilled;
import almanac.shared.Actor;
import almanac.shared.AsyncProjection;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Projects what everything costs: a line for each execution and day (UTC), at the price that its hardware tier had when
 * it began and with the labels that its project had at the line's beginning. A line is written when its execution has
 * ended, into the days in which it ran, however late that is heard of; an event that comes twice changes nothing.
 */
@Component
@ProcessingGroup("cost")
class CostProjection implements AsyncProjection {

    private final ExecutionLedger executions;
    private final CostTerms terms;
    private final CallCosts calls;
    private final MachineCosts machines;
    private final StorageCosts storage;
    private final ArtifactLevels artifacts;

    CostProjection(
            ExecutionLedger executions,
            CostTerms terms,
            CallCosts calls,
            MachineCosts machines,
            StorageCosts storage,
            ArtifactLevels artifacts) {
        this.executions = executions;
        this.terms = terms;
        this.calls = calls;
        this.machines = machines;
        this.storage = storage;
        this.artifacts = artifacts;
    }

    @Override
    public List<String> tables() {
        return List.of(
                "cost_tier",
                "cost_project",
                "cost_execution",
                "cost_line",
                "cost_day",
                "cost_call",
                "cost_machine",
                "cost_dataset",
                "cost_artifact",
                "cost_artifact_level");
    }

    @EventHandler
    void on(HardwareTierEvent event, EventMessage<?> message) {
        switch (event) {
            case TierDefined e -> terms.define(e.tier(), e.specification(), message);
            case TierRedefined e -> terms.define(e.tier(), e.specification(), message);
            default -> {}
        }
    }

    @EventHandler
    void on(ProjectEvent event, EventMessage<?> message) {
        switch (event) {
            case ProjectCreated e -> terms.charge(e.project(), e.owner(), null, message);
            case ProjectOwnerChanged e -> terms.charge(e.project(), e.owner(), null, message);
            case ProjectBilled e -> terms.charge(e.project(), null, e.tag().value(), message);
            case ProjectUnbilled e -> terms.charge(e.project(), null, "", message);
            default -> {}
        }
    }

    @EventHandler
    void on(JobEvent event, EventMessage<?> message) {
        switch (event) {
            case JobQueued e ->
                executions.queue(
                        new ExecutionLedger.Queued(
                                e.job(), CostKind.JOB, e.job().value(), e.project(), e.startedBy(), e.request()),
                        message.getTimestamp());
            case SessionQueued e ->
                executions.queue(
                        new ExecutionLedger.Queued(
                                e.job(),
                                CostKind.SESSION,
                                e.workspace().value(),
                                e.project(),
                                e.startedBy(),
                                e.request()),
                        message.getTimestamp());
            case ServingQueued e ->
                executions.queue(
                        new ExecutionLedger.Queued(
                                e.job(),
                                CostKind.MODEL_API,
                                e.version().value(),
                                e.project(),
                                e.startedBy(),
                                e.request()),
                        message.getTimestamp());
            case JobStarted e -> executions.begin(e.job(), e.process(), message);
            case JobSucceeded e -> end(e, e.result().usage(), message);
            case JobFailed e -> end(e, e.result().usage(), message);
            case JobStopped e -> end(e, e.result().usage(), message);
            case JobErrored e -> end(e, null, message);
            default -> {}
        }
    }

    private void end(JobEvent event, @Nullable JobUsage usage, EventMessage<?> message) {
        executions.end(
                event.job(), message.getTimestamp().truncatedTo(ChronoUnit.MILLIS), usage, message.getIdentifier());
    }

    @EventHandler
    void on(DatasetCreated event) {
        storage.add(event);
    }

    @EventHandler
    void on(ArtifactEvent event, EventMessage<?> message) {
        artifacts.on(event, message);
    }

    @EventHandler
    void on(MachineEvent event, EventMessage<?> message) {
        machines.on(event, message);
    }

    @EventHandler
    void on(GatewayCallEvent event, EventMessage<?> message) {
        String actor = Actor.of(message.getMetaData());
        switch (event) {
            case CallAnswered e -> calls.add(e, actor, e.execution(), e.project(), e.usage(), message);
            case CallFailed e -> calls.add(e, actor, e.execution(), e.project(), e.usage(), message);
            case CallLost e -> calls.add(e, e.user().value(), e.execution(), e.project(), e.usage(), message);
            case EndpointAccessed _ -> {} // the client's own call is none of this server's
        }
    }
}
