package almanac.modelapi.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import almanac.access.Compute;
import almanac.access.ComputeDirectory;
import almanac.access.ModelApiDirectory;
import almanac.access.ModelApiDirectory.HeldApi;
import almanac.modelapi.command.ModelApiVersionCommand.AddModelApiVersion;
import almanac.modelapi.command.ModelApiVersionCommand.ReportFailed;
import almanac.modelapi.command.ModelApiVersionCommand.ReportHalted;
import almanac.modelapi.command.ModelApiVersionCommand.ReportServing;
import almanac.modelapi.command.ModelApiVersionCommand.ReportStalled;
import almanac.modelapi.command.ModelApiVersionCommand.TargetModelApiVersion;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionAdded;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionFailed;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionHalted;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionServing;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionStalled;
import almanac.modelapi.event.ModelApiVersionEvent.ApiVersionTargeted;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.ProjectId;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one version of a model API: whether it is to run, and what became of that. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class ModelApiVersion {

    private enum State {
        IDLE,
        SERVING,
        STALLED
    }

    @AggregateIdentifier
    private ModelApiVersionId version;

    private ModelApiId api;
    private boolean isWanted;
    private State state = State.IDLE;

    ModelApiVersion() {} // for Axon

    /** Holds the model API before it asks for the number, so that each number is given once. */
    @CommandHandler
    ModelApiVersion(AddModelApiVersion command, ModelApiDirectory directory, ComputeDirectory means) {
        HeldApi held =
                directory.hold(command.api()).orElseThrow(() -> ErrorCode.MODEL_API_NOT_FOUND.with(command.api()));
        if (!held.project().equals(command.project())) {
            throw ErrorCode.INVALID_VALUE.with("projectId", "must be the project of the model API");
        }
        EnvironmentId environment = Objects.requireNonNullElse(command.environment(), held.environment());
        add(
                command,
                held.project(),
                directory.nextNumber(command.api()),
                environment,
                new Compute(means, command.by(), held.project()));
    }

    /** Adds the first version within the transaction that publishes its model API. */
    static ModelApiVersion first(AddModelApiVersion command, ProjectId project, EnvironmentId ofApi, Compute compute) {
        ModelApiVersion version = new ModelApiVersion();
        version.add(command, project, 1, Objects.requireNonNullElse(command.environment(), ofApi), compute);
        return version;
    }

    private void add(
            AddModelApiVersion command, ProjectId project, int number, EnvironmentId environment, Compute compute) {
        apply(new ApiVersionAdded(
                command.version(),
                command.api(),
                number,
                project,
                command.source(),
                command.commitId(),
                environment,
                compute.revision("environmentId", environment),
                command.description(),
                command.recording()));
        if (command.running()) {
            apply(new ApiVersionTargeted(command.version(), true));
        }
    }

    @EventSourcingHandler
    void evolve(ApiVersionAdded event) {
        version = event.version();
        api = event.api();
    }

    @CommandHandler
    void decide(TargetModelApiVersion command) {
        requireOf(command);
        if (command.running() != isWanted) {
            apply(new ApiVersionTargeted(version, command.running()));
        }
    }

    @EventSourcingHandler
    void evolve(ApiVersionTargeted event) {
        isWanted = event.running();
    }

    @CommandHandler
    void decide(ReportServing command) {
        if (isWanted && state != State.SERVING) {
            apply(new ApiVersionServing(version, command.function()));
        }
    }

    @EventSourcingHandler
    void evolve(ApiVersionServing event) {
        state = State.SERVING;
    }

    @CommandHandler
    void decide(ReportStalled command) {
        if (isWanted && state == State.SERVING) {
            apply(new ApiVersionStalled(version, command.reason()));
        }
    }

    @EventSourcingHandler
    void evolve(ApiVersionStalled event) {
        state = State.STALLED;
    }

    @CommandHandler
    void decide(ReportFailed command) {
        if (isWanted) {
            apply(new ApiVersionFailed(version, command.reason()));
        }
    }

    @EventSourcingHandler
    void evolve(ApiVersionFailed event) {
        state = State.IDLE;
        isWanted = false;
    }

    @CommandHandler
    void decide(ReportHalted command) {
        if (!isWanted && state != State.IDLE) {
            apply(new ApiVersionHalted(version));
        }
    }

    @EventSourcingHandler
    void evolve(ApiVersionHalted event) {
        state = State.IDLE;
    }

    private void requireOf(ModelApiVersionCommand command) {
        if (!command.api().equals(api)) {
            throw command.missing();
        }
    }
}
