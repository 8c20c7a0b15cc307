package almanac.bench;

import org.HdrHistogram.Histogram;

/**
 * Result of one load, with times in milliseconds.
 *
 * @param cpu milliseconds of processor time of the server's process for each request
 * @param databaseCpu the same of all processes of PostgreSQL
 */
record Measured(
        int clients,
        double perSecond,
        double p50,
        double p95,
        double p99,
        double p999,
        long requests,
        long errors,
        double cpu,
        double databaseCpu) {

    private static final double MICROS = 1_000;

    /** Returns the result of a histogram in microseconds. */
    static Measured of(int clients, Histogram micros, long errors, double seconds, Cpu cpu) {
        long requests = micros.getTotalCount();
        return new Measured(
                clients,
                requests / seconds,
                micros.getValueAtPercentile(50) / MICROS,
                micros.getValueAtPercentile(95) / MICROS,
                micros.getValueAtPercentile(99) / MICROS,
                micros.getValueAtPercentile(99.9) / MICROS,
                requests,
                errors,
                requests == 0 ? 0 : cpu.server() / (double) requests,
                requests == 0 ? 0 : cpu.database() / (double) requests);
    }

    static Histogram histogram() {
        return new Histogram(60_000_000, 3);
    }
}
