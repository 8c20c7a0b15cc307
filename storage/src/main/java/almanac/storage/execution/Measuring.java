package almanac.storage.execution;

import almanac.storage.execution.JobNotes.Measure;
import almanac.storage.execution.ProcessTable.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Adds one more look to what is known of a job's use of the machine. */
record Measuring(JobNotes notes, InstantSource clock) {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    Usage measure(List<Line> lines) {
        Measure before = notes.measured();
        Instant now = clock.instant();
        if (Duration.between(before.at(), now).compareTo(SHORTEST) < 0) {
            return atLeast(memory(lines), before);
        }
        Duration cpuTime =
                Duration.ofMillis(lines.stream().mapToLong(Line::cpuMillis).sum());
        Usage usage = new Usage(
                Math.max(before.usage().peakMemoryBytes(), memory(lines)),
                Math.max(before.usage().peakCores(), cores(before, cpuTime, now)),
                cpuTime.compareTo(before.usage().cpuTime()) > 0
                        ? cpuTime
                        : before.usage().cpuTime());
        notes.measured(usage, now);
        return usage;
    }

    /** The time is too short to say anything of processors, but it may be the last look that sees its memory. */
    private Usage atLeast(long memory, Measure before) {
        Usage known = before.usage();
        if (memory <= known.peakMemoryBytes()) {
            return known;
        }
        Usage usage = new Usage(memory, known.peakCores(), known.cpuTime());
        notes.measured(usage, before.at());
        return usage;
    }

    static long memory(List<Line> lines) {
        return lines.stream()
                .map(ProcessTable::status)
                .mapToLong(status ->
                        status.map(text -> ProcessTable.number(text, "VmRSS:")).orElse(0L) * 1024)
                .sum();
    }

    /** Ticks are coarse, so over a short time it may look like more than there are. */
    private static double cores(Measure before, Duration cpuTime, Instant now) {
        if (before.at().equals(Instant.EPOCH)) {
            return 0;
        }
        double used = cpuTime.minus(before.usage().cpuTime()).toMillis();
        double passed = Duration.between(before.at(), now).toMillis();
        return Math.clamp(used / passed, 0, Runtime.getRuntime().availableProcessors());
    }
}
