package almanac.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Plan of a run: what is measured, and for how long.
 *
 * @param clients numbers of clients that ask at a time, one after the other
 * @param each how long each load is counted
 * @param leadIn how long it runs before that
 * @param warmUp how long Almanac is used before anything counts; the plain application, which is smaller, half as long
 * @param projects number of projects when the loads begin
 * @param rebuilt number of projects, of four events each, that are folded again
 * @param growth numbers of projects in all for which reads and writes are compared
 * @param starts how often the server is started
 */
record Plan(
        Set<Part> parts,
        List<Integer> clients,
        Duration each,
        Duration leadIn,
        Duration warmUp,
        long projects,
        long rebuilt,
        List<Long> growth,
        int starts) {

    /** Part of a run that can be measured by itself. */
    enum Part {
        START,
        LOAD,
        METRICS,
        GATEWAY,
        MODELS,
        SERVING,
        COST,
        REBUILD,
        GROWTH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final int GROWTH_CLIENTS = 8;

    static Plan full() {
        return new Plan(
                EnumSet.allOf(Part.class),
                List.of(1, 8, 32),
                Duration.ofSeconds(7),
                Duration.ofSeconds(1),
                Duration.ofSeconds(100),
                10_000,
                50_000,
                List.of(1_000L, 100_000L, 1_000_000L),
                5);
    }

    static Plan quick() {
        return new Plan(
                EnumSet.allOf(Part.class),
                List.of(1, 8, 32),
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                Duration.ofSeconds(12),
                2_000,
                12_500,
                List.of(1_000L, 100_000L),
                2);
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
