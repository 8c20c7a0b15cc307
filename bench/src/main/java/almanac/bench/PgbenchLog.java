package almanac.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** Reads the log of pgbench. */
final class PgbenchLog {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private PgbenchLog() {}

    /** Returns the time of one transaction: the third word of its line. */
    static long micros(String line) {
        return Long.parseLong(line.split(" ", 4)[2]);
    }

    static Measured measured(int clients, Histogram micros, String output) {
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new BenchFailed("pgbench does not say how fast it was: " + output);
        }
        double seconds = micros.getTotalCount() / Double.parseDouble(rate.group(1));
        return Measured.of(clients, micros, 0, seconds, Cpu.UNKNOWN);
    }
}
