package almanac.security;

import almanac.audit.command.AuditCommand.RecordRefusedLogins;
import almanac.audit.event.LoginEvent.LoginsRefused;
import almanac.connection.Connection;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.turn.BackgroundLoop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Counts refused logins, slows them, and reports them once a minute, in one line of the server's log and in one line of
 * the audit trail for each source (docs/adr/0032).
 */
@Component
class RefusedLogins implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RefusedLogins.class);

    /** Number of sources that are reported one by one: those with the most refusals. */
    private static final int MOST_TOLD = 20;

    /** Most sources that are counted, so that a client with many addresses cannot fill the memory with them. */
    private static final int MOST_COUNTED = 1_000;

    private final Dispatch dispatch;
    private final InstantSource clock;
    private final LoginThrottle throttle;
    private final Counter all;
    private final BackgroundLoop telling;
    private Map<String, Long> counts = new HashMap<>();
    private long countOfOthers;
    private Instant since;

    RefusedLogins(
            Dispatch dispatch,
            InstantSource clock,
            MeterRegistry meters,
            @Value("${almanac.logins.told-every:1m}") Duration every,
            @Value("${almanac.logins.burst:50}") int burst) {
        this.dispatch = dispatch;
        this.clock = clock;
        this.throttle = new LoginThrottle(burst);
        this.since = clock.instant();
        this.telling = new BackgroundLoop(
                "refused-logins",
                BackgroundLoop.Pace.every(every),
                this::tell,
                fault -> log.warn("Refused logins cannot be reported: {}", fault.toString()));
        this.all = Counter.builder("almanac.logins.refused")
                .description("credentials that were not valid")
                .register(meters);
    }

    /** Counts a refused login, and delays its answer when its source has had too many. */
    void tookPlace(HttpServletRequest request, DomainException refusal) {
        if (refusal.code().kind() == ErrorCode.Kind.UNAUTHENTICATED) {
            String source = LoginSource.of(request);
            all.increment();
            count(source);
            Connection.delayAnswer(throttle.wait(source, System.nanoTime()));
        }
    }

    private synchronized void count(String source) {
        if (counts.size() < MOST_COUNTED || counts.containsKey(source)) {
            counts.merge(source, 1L, Long::sum);
        } else {
            countOfOthers++;
        }
    }

    /** Reports all logins that were refused since the last report. */
    void tell() {
        List<LoginsRefused> refused = taken();
        if (refused.isEmpty()) {
            return;
        }
        long sum = refused.stream().mapToLong(LoginsRefused::count).sum();
        log.warn(
                "{} logins were refused since {}, most of them from {}",
                sum,
                refused.getFirst().since(),
                refused.getFirst().source());
        try {
            dispatch.sendAsSystem(new RecordRefusedLogins(refused), RequestId.next());
        } catch (RuntimeException e) { // the next look must not be the last
            log.warn("The audit trail has no record of {} refused logins: {}", sum, e.toString());
        }
    }

    private synchronized List<LoginsRefused> taken() {
        Instant begin = since;
        Instant end = clock.instant();
        List<Map.Entry<String, Long>> sorted = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
        long others = countOfOthers
                + sorted.stream().skip(MOST_TOLD).mapToLong(Map.Entry::getValue).sum();
        since = end;
        counts = new HashMap<>();
        countOfOthers = 0;
        return Stream.concat(
                        sorted.stream()
                                .limit(MOST_TOLD)
                                .map(source -> new LoginsRefused(source.getKey(), source.getValue(), begin, end)),
                        others == 0 ? Stream.empty() : Stream.of(new LoginsRefused(null, others, begin, end)))
                .toList();
    }

    @Override
    public void start() {
        telling.start();
    }

    /** Reports a last time, while commands are still taken. */
    @Override
    public void stop() {
        telling.stop();
        tell();
    }

    @Override
    public boolean isRunning() {
        return telling.isRunning();
    }
}
