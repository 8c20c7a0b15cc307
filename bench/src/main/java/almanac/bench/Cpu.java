package almanac.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time used so far, in milliseconds. */
record Cpu(long server, long database) {

    static final Cpu UNKNOWN = new Cpu(0, 0);

    /** Returns the time of a server's process, and of PostgreSQL's with all its children. */
    static Cpu of(ProcessHandle server, ProcessHandle postmaster) {
        return new Cpu(
                millis(server),
                Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .mapToLong(Cpu::millis)
                        .sum());
    }

    Cpu since(Cpu earlier) {
        return new Cpu(server - earlier.server, database - earlier.database);
    }

    private static long millis(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }
}
