package almanac.cost.query;

import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One kind of what costs: each keeps a ledger of its own, and reads reports' lines out of it. */
interface CostSource {

    /** Most lines of a report: what is told apart more finely does not fit into one answer. */
    int MOST_LINES = 200_000;

    /** Most rows that a source reads at once: one more than a report may have lines shows that it has too many. */
    int MOST_READ = MOST_LINES + 1;

    /**
     * What lines are asked for.
     *
     * @param window ends at the present at the latest
     * @param position of the log as of which they are asked for; null for what is known now
     * @param now the time up to which what still runs is charged
     * @param owner whose projects they must be of; null for all
     * @param external whether what is bought elsewhere is wanted
     */
    record Wanted(
            CostSpan window,
            @Nullable Long position,
            Instant now,
            @Nullable UserId owner,
            boolean external) {

        List<CostSpan> parts() {
            return window.days();
        }

        /** Returns the part of a line within each day of the window. */
        Stream<CostLine> cut(CostLine line) {
            return line.within(window).stream();
        }
    }

    /** Returns lines, each within one day: those that do not differ in these columns may have become one. */
    List<CostLine> lines(Wanted wanted, Set<CostColumn> columns);

    /** Returns the same rows or lines; refuses a report that has too many. */
    static <T> List<T> notTooMany(List<T> read) {
        if (read.size() > MOST_LINES) {
            throw ErrorCode.INVALID_VALUE.with(
                    "aggregate",
                    "this report has more than %d lines: ask for a shorter window or fewer words"
                            .formatted(MOST_LINES));
        }
        return read;
    }
}
