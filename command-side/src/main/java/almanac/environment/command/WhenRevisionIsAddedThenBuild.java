package almanac.environment.command;

import almanac.access.AccessEnvironments;
import almanac.access.AccessEnvironments.Revision;
import almanac.environment.command.EnvironmentCommand.EndBuild;
import almanac.environment.command.EnvironmentCommand.ReachBuildStage;
import almanac.environment.event.BuildStatus;
import almanac.shared.Actor;
import almanac.storage.environment.EnvironmentBuilder;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import almanac.turn.Worker;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Builds every revision that was added, one after another. The access tables hold the open builds, so a stop loses none
 * and a start repeats none. A build that is interrupted by a stop of its server is begun again by the next server that
 * starts. Only one of several servers builds (docs/adr/0023).
 */
@Component
@ConditionalOnWebApplication // a program that imports events leaves the work to the server
class WhenRevisionIsAddedThenBuild extends Worker {

    private static final Logger log = LoggerFactory.getLogger(WhenRevisionIsAddedThenBuild.class);

    private static final String BROKEN = "The builder failed; the server's log says more";

    private final AccessEnvironments environments;
    private final EnvironmentBuilder builder;
    private final CommandGateway commands;
    private final LeaderLock leaderLock;

    WhenRevisionIsAddedThenBuild(
            AccessEnvironments environments,
            EnvironmentBuilder builder,
            CommandGateway commands,
            LeaderLock leaderLock) {
        super("Builds of environments");
        this.environments = environments;
        this.builder = builder;
        this.commands = commands;
        this.leaderLock = leaderLock;
    }

    @Override
    protected void look() {
        if (!environments.unfinished().isEmpty()) {
            leaderLock.take(AdvisoryLock.ENVIRONMENT_BUILDS, this::workOff);
        }
    }

    private void workOff() {
        each(environments.unfinished(), Revision::id, this::build);
    }

    private void build(Revision revision) {
        if (isWanted()) {
            send(new EndBuild(
                    revision.environment(), revision.id(), fault(revision).orElse(null)));
        }
    }

    private Optional<String> fault(Revision revision) {
        try {
            return builder.build(revision.definition(), stage -> reach(revision, stage));
        } catch (NotRecorded e) {
            throw e;
        } catch (RuntimeException e) { // a bug of the builder, which would fail at every attempt
            log.error("Revision {} of environment {} cannot be built", revision.id(), revision.environment(), e);
            return Optional.of(BROKEN);
        }
    }

    private void reach(Revision revision, BuildStatus stage) {
        try {
            send(new ReachBuildStage(revision.environment(), revision.id(), stage));
        } catch (RuntimeException e) {
            throw new NotRecorded(e);
        }
    }

    private void send(Object command) {
        String requestId = IdentifierFactory.getInstance().generateIdentifier();
        commands.sendAndWait(new GenericCommandMessage<>(command, Actor.metaData(Actor.SYSTEM, requestId)));
    }

    /** Tells that a stage could not be recorded, which is no fault of the revision. */
    private static final class NotRecorded extends RuntimeException {

        NotRecorded(RuntimeException cause) {
            super(cause);
        }
    }

    /** Starts after rows were rebuilt, and before the first start is to find its environment built. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 3;
    }
}
