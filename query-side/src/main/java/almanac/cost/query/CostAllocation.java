package almanac.cost.query;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a report of allocations, in one order of work: lines are cut to the days of the window, what is shared and idle
 * is taken out and given by weights over all other lines, and after that lines are filtered, aggregated and
 * accumulated. So the total is the same however it is cut (billing-cost.md, C.1 and C.2).
 */
final class CostAllocation {

    private static final Comparator<CostEntry> ORDER = Comparator.comparing(
                    (CostEntry entry) -> entry.window().from())
            .thenComparing(entry -> entry.amounts().total(), Comparator.reverseOrder())
            .thenComparing(CostEntry::name);

    private final CostQuestion question;
    private final CostNames names;
    private final Map<CostPart, CostEntry> entries = new LinkedHashMap<>();

    private CostAllocation(CostQuestion question, CostNames names) {
        this.question = question;
        this.names = names;
    }

    private record CostPart(CostSpan window, String name) {}

    /**
     * Returns the entries of a report.
     *
     * @param lines that became due in the window, each within one day
     * @param idle likewise, what machines cost beyond what was charged on them
     * @param passed the part of the window that does not lie ahead
     */
    static List<CostEntry> entries(
            CostSpan window,
            CostQuestion question,
            List<CostLine> lines,
            List<CostLine> idle,
            CostNames names,
            CostSpan passed) {
        CostAllocation allocation = new CostAllocation(question, names);
        Map<LocalDate, List<CostLine>> byDay =
                lines.stream().collect(Collectors.groupingBy(line -> line.span().day()));
        Map<LocalDate, List<CostLine>> idleByDay =
                idle.stream().collect(Collectors.groupingBy(line -> line.span().day()));
        for (CostSpan part : window.days()) {
            CostShares shares = CostShares.of(
                    question.sharing(),
                    part.within(passed),
                    byDay.getOrDefault(part.day(), List.of()),
                    idleByDay.getOrDefault(part.day(), List.of()),
                    names);
            allocation.add(shares, question.accumulate() ? window : part);
        }
        return allocation.entries.values().stream().sorted(ORDER).toList();
    }

    private void add(CostShares shares, CostSpan window) {
        for (CostShares.Share share : shares.all()) {
            if (accepts(share.line().key())) {
                add(name(share.line().key()), window, share.line().plus(share.shared()));
                addIdle(share.idle(), share.line(), window);
            }
        }
        if (accepts(CostKey.NONE)) {
            shares.unused().forEach(line -> add(CostEntry.IDLE, window, line));
        }
    }

    /** Adds what an accepted line has of idle machines: to the line where idle cost is shared, else beside it. */
    private void addIdle(CostAmounts idle, CostLine line, CostSpan window) {
        if (idle.isNothing()) {
            return;
        }
        if (question.sharing().idle()) {
            add(name(line.key()), window, new CostLine(line.span(), line.key(), idle, CostUse.NONE));
        } else {
            add(CostEntry.IDLE, window, new CostLine(line.span(), CostKey.NONE, idle, CostUse.NONE));
        }
    }

    private boolean accepts(CostKey key) {
        return question.filter().accepts(field -> field.of(key, names));
    }

    private String name(CostKey key) {
        return question.aggregate().stream().map(field -> field.of(key, names)).collect(Collectors.joining("/"));
    }

    private void add(String name, CostSpan window, CostLine line) {
        entries.merge(new CostPart(window, name), CostEntry.of(name, window, line), CostEntry::plus);
    }
}
