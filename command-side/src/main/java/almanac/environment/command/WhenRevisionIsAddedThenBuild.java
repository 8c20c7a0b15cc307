package almanac.environment.command;

import almanac.access.AccessEnvironments;
import almanac.access.AccessEnvironments.Revision;
import almanac.environment.event.BuildStatus;
import almanac.shared.Actor;
import almanac.storage.environment.EnvironmentBuilder;
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
 * Has every revision built that was added, one after another. What is left to do is what the access tables say, so nothing
 * is forgotten by a stop and nothing done twice by a start; a build that is under way when its server stops is begun again by
 * whoever starts next. Of several servers one does so (docs/adr/0023).
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
            leaderLock.take(LeaderLock.Of.ENVIRONMENT_BUILDS, this::workOff);
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

    /** That a stage was reached could not be said: no fault of the revision. */
    private static final class NotRecorded extends RuntimeException {

        NotRecorded(RuntimeException cause) {
            super(cause);
        }
    }

    /** After rows were made again, and before the first start is to find its environment built. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 3;
    }
}
