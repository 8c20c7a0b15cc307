package almanac.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Machine that figures come from; without it they say nothing. */
record Machine(
        String processor,
        int cores,
        long memoryMegabytes,
        String system,
        String fileSystem,
        String jdk,
        String postgres,
        double load) {

    static Machine of(Path directory, String postgres) throws IOException {
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize() / (1024 * 1024)
                        : 0;
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                memory,
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Files.getFileStore(directory).type(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                postgres,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processorName() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    String sentence() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %d MB of memory, %s, files on %s, JDK %s, PostgreSQL %s; load average before the run %.2f",
                processor,
                cores,
                memoryMegabytes,
                system,
                fileSystem,
                jdk,
                postgres,
                load);
    }
}
