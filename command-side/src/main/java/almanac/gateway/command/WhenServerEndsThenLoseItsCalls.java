package almanac.gateway.command;

import almanac.access.GatewayLedger;
import almanac.gateway.command.GatewayCallCommand.LoseCall;
import almanac.shared.Actor;
import almanac.shared.GatewayCallId;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import almanac.turn.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Gives up open calls that are older than any call can be: their servers have ended without a word. Each leaves a
 * {@code CallLost}, so no call is without an event. The counters of windows that are over go with them.
 */
@Component
@ConditionalOnWebApplication // a program that imports events leaves the work to the server
class WhenServerEndsThenLoseItsCalls extends Worker {

    private static final Duration WINDOWS_ARE_KEPT = Duration.ofDays(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final GatewayLedger ledger;
    private final CommandGateway commands;
    private final LeaderLock leaderLock;
    private final InstantSource clock;
    private final Duration lostAfter;
    private Instant nextLook = Instant.EPOCH;
    private Instant nextCleaning = Instant.EPOCH;

    WhenServerEndsThenLoseItsCalls(
            GatewayLedger ledger,
            CommandGateway commands,
            LeaderLock leaderLock,
            InstantSource clock,
            @Value("${almanac.gateway.longest-call:600s}") Duration longestCall,
            @Value("${almanac.gateway.drain:30s}") Duration drain,
            @Value("${almanac.gateway.longest-settlement:60s}") Duration longestSettlement) {
        super("Lost calls of the gateway");
        this.ledger = ledger;
        this.commands = commands;
        this.leaderLock = leaderLock;
        this.clock = clock;
        this.lostAfter = longestCall.plus(drain).plus(longestSettlement);
    }

    @Override
    protected void look() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        if (!ledger.begunBefore(now.minus(lostAfter)).isEmpty()) {
            leaderLock.take(
                    AdvisoryLock.GATEWAY_CALLS,
                    () -> each(ledger.begunBefore(now.minus(lostAfter)), GatewayCallId::value, this::lose));
        }
        if (now.isAfter(nextCleaning)) {
            ledger.forgetBefore(now.minus(WINDOWS_ARE_KEPT));
            nextCleaning = now.plus(BETWEEN_CLEANINGS);
        }
    }

    private void lose(GatewayCallId call) {
        String requestId = IdentifierFactory.getInstance().generateIdentifier();
        commands.sendAndWait(new GenericCommandMessage<>(new LoseCall(call), Actor.metaData(Actor.SYSTEM, requestId)));
    }

    /** Starts after rows were rebuilt. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 3;
    }
}
