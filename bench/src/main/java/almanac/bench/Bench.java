package almanac.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command line: {@code ./almanac bench}. */
@Command(
        name = "almanac bench",
        description =
                "Measures a new installation on this machine, and prints what it can do beside what PostgreSQL can.",
        mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {

    @Option(names = "--quick", description = "A rough idea within a minute or two, instead of figures after ten.")
    private boolean quick;

    @Option(
            names = "--parts",
            split = ",",
            description = "Only these of ${COMPLETION-CANDIDATES}, separated by commas.")
    private Set<Plan.Part> parts = EnumSet.allOf(Plan.Part.class);

    @Option(names = "--clients", split = ",", description = "How many ask at a time; 1,8,32 unless told.")
    private @Nullable List<Integer> clients;

    @Option(names = "--seconds", description = "How long each load is counted.")
    private @Nullable Integer seconds;

    @Option(names = "--warm-up", description = "How many seconds of use go before all figures.")
    private @Nullable Integer warmUp;

    @Option(names = "--markdown", description = "Print tables for a document.")
    private boolean markdown;

    @Option(names = "--json", paramLabel = "<file>", description = "Write all figures there, too.")
    private @Nullable Path json;

    @Option(names = "--keep", description = "Leave the data directory and the logs where they are.")
    private boolean keep;

    private final Path home;
    private final List<String> command;
    private final List<String> jvmOptions;

    /**
     * Measures an Almanac.
     *
     * @param home below which data directories are made
     * @param command that starts a server
     * @param jvmOptions that its JVM is started with
     */
    Bench(Path home, List<String> command, List<String> jvmOptions) {
        this.home = home;
        this.command = command;
        this.jvmOptions = jvmOptions;
    }

    public static void main(String[] words) {
        Path launcher = Path.of(System.getProperty("almanac.launcher", "almanac"));
        List<String> jvmOptions = Arrays.stream(
                        System.getProperty("almanac.jvm-options", "").strip().split("\\s+"))
                .filter(option -> !option.isEmpty())
                .toList();
        Path home = Path.of(System.getProperty("almanac.bench-directory", "."));
        Bench bench = new Bench(home, List.of(launcher.toString(), "serve"), jvmOptions);
        System.exit(commandLine(bench).execute(words));
    }

    static CommandLine commandLine(Bench bench) {
        return new CommandLine(bench)
                .setUsageHelpWidth(110)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, line, _) -> {
                    if (!(fault instanceof BenchFailed)) {
                        throw fault;
                    }
                    line.getErr().println("almanac bench: " + fault.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    Plan plan() {
        Plan usual = quick ? Plan.quick() : Plan.full();
        List<Integer> chosen = clients == null ? usual.clients() : clients;
        if (chosen.stream().anyMatch(number -> number < 1 || number > Owners.MOST_CLIENTS)) {
            throw new BenchFailed("There may be 1 to %d clients.".formatted(Owners.MOST_CLIENTS));
        }
        return new Plan(
                parts,
                chosen,
                seconds == null ? usual.each() : Duration.ofSeconds(seconds),
                usual.leadIn(),
                warmUp == null ? usual.warmUp() : Duration.ofSeconds(warmUp),
                usual.projects(),
                usual.rebuilt(),
                usual.growth(),
                usual.starts());
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = plan();
        Path directory = Files.createTempDirectory(Files.createDirectories(home), "run-");
        try {
            Results results = new Course(plan, new Installation(directory, command), jvmOptions).run();
            Report report = new Report(results);
            System.out.println(markdown ? report.markdown() : report.text());
            if (json != null) {
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValue(json, results);
            }
            return CommandLine.ExitCode.OK;
        } finally {
            if (!keep) {
                delete(directory);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
