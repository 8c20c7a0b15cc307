package almanac.experiment.command;

import almanac.access.ExperimentTables;
import almanac.access.ExperimentTables.Orphan;
import almanac.experiment.command.ArtifactCommand.DropArtifact;
import almanac.shared.Actor;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import almanac.turn.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.IdentifierFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Drops the artifacts of runs and logged models that have been deleted for so long that they are restored no more. What
 * versions of models have been made of them is theirs and stays; all other bytes are collected as any that nothing needs.
 */
@Component
@ConditionalOnWebApplication // a program that imports events leaves the work to the server
class WhenRunStaysDeletedThenDropArtifacts extends Worker {

    private static final int AT_ONCE = 200;

    private final ExperimentTables experiments;
    private final CommandGateway commands;
    private final LeaderLock leaderLock;
    private final InstantSource clock;
    private final Duration keptFor;
    private final Duration every;
    private Instant next = Instant.MIN;

    WhenRunStaysDeletedThenDropArtifacts(
            ExperimentTables experiments,
            CommandGateway commands,
            LeaderLock leaderLock,
            InstantSource clock,
            @Value("${almanac.experiments.deleted-kept-for:30d}") Duration keptFor,
            @Value("${almanac.files.collect-every:10m}") Duration every) {
        super("Dropping of artifacts");
        this.experiments = experiments;
        this.commands = commands;
        this.leaderLock = leaderLock;
        this.clock = clock;
        this.keptFor = keptFor;
        this.every = every;
    }

    @Override
    protected void look() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        List<Orphan> some = orphans(now);
        if (some.size() < AT_ONCE) {
            next = now.plus(every);
        }
        if (!some.isEmpty()) {
            leaderLock.take(AdvisoryLock.ORPHANED_ARTIFACTS, () -> each(orphans(now), Orphan::path, this::drop));
        }
    }

    private List<Orphan> orphans(Instant now) {
        return experiments.orphans(now.minus(keptFor), AT_ONCE);
    }

    private void drop(Orphan orphan) {
        String requestId = IdentifierFactory.getInstance().generateIdentifier();
        commands.sendAndWait(new GenericCommandMessage<>(
                new DropArtifact(orphan.root(), orphan.path()), Actor.metaData(Actor.SYSTEM, requestId)));
    }
}
