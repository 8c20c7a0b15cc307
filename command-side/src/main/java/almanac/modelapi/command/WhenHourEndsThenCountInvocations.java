package almanac.modelapi.command;

import almanac.modelapi.command.InvocationCommand.CountInvocations;
import almanac.shared.Actor;
import almanac.shared.IdSource;
import almanac.storage.prediction.InvocationTable;
import almanac.storage.prediction.InvocationTable.Hour;
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
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Has the calls of each hour recorded when it is over, and forgets minutes that were counted long ago. */
@Component
@ConditionalOnWebApplication // a program that imports events leaves the work to the server
class WhenHourEndsThenCountInvocations extends Worker {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration UNTIL_ALL_HAVE_COME = Duration.ofMinutes(5);
    private static final Duration MINUTES_ARE_KEPT = Duration.ofHours(26);

    private final InvocationTable table;
    private final CommandGateway commands;
    private final LeaderLock leaderLock;
    private final InstantSource clock;
    private final IdSource ids;
    private Instant nextLook = Instant.EPOCH;

    WhenHourEndsThenCountInvocations(
            InvocationTable table, CommandGateway commands, LeaderLock leaderLock, InstantSource clock, IdSource ids) {
        super("Counting of calls of models");
        this.table = table;
        this.commands = commands;
        this.leaderLock = leaderLock;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    protected void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        List<Hour> due = table.due(now.minus(UNTIL_ALL_HAVE_COME));
        if (!due.isEmpty()) {
            leaderLock.take(AdvisoryLock.MODEL_SERVING, () -> each(due, Hour::begin, this::count));
        }
        table.forgetBefore(now.minus(MINUTES_ARE_KEPT));
    }

    private void count(Hour hour) {
        String requestId = IdentifierFactory.getInstance().generateIdentifier();
        CountInvocations command = new CountInvocations(ids.next(), hour.version(), hour.api(), hour.begin());
        commands.sendAndWait(new GenericCommandMessage<>(command, Actor.metaData(Actor.SYSTEM, requestId)));
    }

    /** Starts after rows were rebuilt. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 3;
    }
}
