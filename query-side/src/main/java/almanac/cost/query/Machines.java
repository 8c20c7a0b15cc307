package almanac.cost.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes what machines cost beyond what was charged on them: over whole days, so that times add up. */
final class Machines {

    private static final Logger log = LoggerFactory.getLogger(Machines.class);

    private Machines() {}

    /** A machine that was there for a time. */
    record Presence(String host, CostSpan span, BigDecimal cores, BigDecimal gib) {}

    private record HostDay(String host, LocalDate day) {}

    /**
     * Returns a line for each machine and day.
     *
     * @param charged lines of whole days, that of now up to now
     */
    static List<CostLine> idle(List<Presence> presences, List<CostLine> charged, BigDecimal dollarsPerMinute) {
        Map<HostDay, List<CostLine>> priced = new HashMap<>();
        for (Presence presence : presences) {
            CostRate rate = CostRate.of(dollarsPerMinute, presence.cores(), presence.gib(), 0);
            CostKey key = new CostKey(Map.of(CostColumn.HOST, presence.host()));
            for (CostLine line : rate.lines(presence.span(), null, day -> key)) {
                priced.computeIfAbsent(new HostDay(presence.host(), line.span().day()), _ -> new ArrayList<>())
                        .add(line);
            }
        }
        Map<HostDay, CostAmounts> spent = new HashMap<>();
        for (CostLine line : charged) {
            if (line.host() != null) {
                spent.merge(new HostDay(line.host(), line.span().day()), line.amounts(), CostAmounts::plus);
            }
        }
        return priced.entrySet().stream()
                .map(each -> idle(each.getKey(), each.getValue(), spent.getOrDefault(each.getKey(), CostAmounts.NONE)))
                .filter(line -> !line.amounts().isNothing())
                .toList();
    }

    private static CostLine idle(HostDay hostDay, List<CostLine> priced, CostAmounts spent) {
        CostAmounts price = priced.stream().map(CostLine::amounts).reduce(CostAmounts.NONE, CostAmounts::plus);
        if (spent.total().compareTo(price.total()) > 0) {
            log.info("More was charged on {} than it costs on {}", hostDay.host(), hostDay.day());
        }
        Instant from = priced.stream()
                .map(line -> line.span().from())
                .min(Instant::compareTo)
                .orElseThrow();
        Instant to = priced.stream()
                .map(line -> line.span().to())
                .max(Instant::compareTo)
                .orElseThrow();
        return new CostLine(new CostSpan(from, to), priced.getFirst().key(), price.beyond(spent), CostUse.NONE);
    }
}
