package almanac.execution.process;

import almanac.execution.process.JobNotes.Exit;
import almanac.execution.process.JobNotes.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Adds one more look to the measured use of a job. */
record Measuring(JobNotes notes, InstantSource clock) {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    /**
     * The exact figure has the kernel walk through all of the job's memory, so a rise of less than one part in this
     * many is ignored.
     */
    private static final long EXACT_TO = 16;

    Usage measure(Footprint footprint) {
        Measure before = before();
        Instant now = clock.instant();
        Usage known = before.usage();
        long memory = memory(footprint, known.peakMemoryBytes());
        if (Duration.between(before.at(), now).compareTo(SHORTEST) < 0) {
            return atLeast(memory, before);
        }
        Duration cpuTime = Duration.ofMillis(footprint.cpuMillis());
        Usage usage = new Usage(
                memory,
                Math.max(known.peakCores(), cores(cpuTime.minus(known.cpuTime()), Duration.between(before.at(), now))),
                cpuTime.compareTo(known.cpuTime()) > 0 ? cpuTime : known.cpuTime());
        notes.measured(usage, now);
        return usage;
    }

    /**
     * Returns the final use, with the figures of the process around the command: a short job was hardly seen at work.
     */
    Usage inTheEnd(Exit exit) {
        Usage known = notes.measured().usage();
        Duration cpuTime = exit.cpuTime().compareTo(known.cpuTime()) > 0 ? exit.cpuTime() : known.cpuTime();
        double onAverage = cores(exit.cpuTime(), Duration.between(notes.since(), exit.at()));
        return new Usage(known.peakMemoryBytes(), Math.max(known.peakCores(), onAverage), cpuTime);
    }

    /** Returns the last measure; before the first look the job had used nothing since its start. */
    private Measure before() {
        Measure before = notes.measured();
        return before.at().equals(Instant.EPOCH) ? new Measure(before.usage(), notes.since()) : before;
    }

    private static long memory(Footprint footprint, long known) {
        return footprint.mostMemory() <= known + known / EXACT_TO ? known : Math.max(known, footprint.memory());
    }

    /**
     * Records the memory only: the time is too short to measure processors, but this may be the last look at the
     * memory.
     */
    private Usage atLeast(long memory, Measure before) {
        Usage known = before.usage();
        if (memory <= known.peakMemoryBytes()) {
            return known;
        }
        Usage usage = new Usage(memory, known.peakCores(), known.cpuTime());
        notes.measured(usage, before.at());
        return usage;
    }

    /**
     * Returns the processors kept busy, at most those of the machine: ticks are coarse, so a short time may show more.
     */
    private static double cores(Duration used, Duration passed) {
        return passed.isPositive()
                ? Math.clamp(
                        (double) used.toMillis() / Math.max(1, passed.toMillis()),
                        0,
                        Runtime.getRuntime().availableProcessors())
                : 0;
    }
}
