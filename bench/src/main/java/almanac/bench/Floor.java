package almanac.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Measures what no event store on this PostgreSQL can do better: one event, one insert, one durable commit. */
final class Floor {

    static final String DATABASE = "floor";

    private static final String STATEMENT = "append-one-event.sql";

    private final Postgres postgres;
    private final Path directory;
    private final Optional<Path> pgbench;

    private Floor(Postgres postgres, Path directory, Optional<Path> pgbench) {
        this.postgres = postgres;
        this.directory = directory;
        this.pgbench = pgbench;
    }

    static Floor create(Postgres postgres, Path directory) {
        postgres.create(DATABASE, "floor.sql");
        return new Floor(postgres, directory, pgbench());
    }

    /** Finds pgbench on the path, or where Debian puts it. */
    static Optional<Path> pgbench() {
        Stream<Path> onPath =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":")).map(Path::of);
        return Stream.concat(onPath, debian().stream())
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<Path> debian() {
        Path home = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(home)) {
            return versions.map(version -> version.resolve("bin")).toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    String measuredBy() {
        return pgbench.map(program -> "pgbench").orElse("a loop over JDBC connections, for there is no pgbench here");
    }

    Measured run(int clients, Duration duration) {
        return pgbench.isPresent() ? pgbench(pgbench.get(), clients, duration) : jdbc(clients, duration);
    }

    private Measured pgbench(Path program, int clients, Duration duration) {
        try {
            Path runs = Files.createTempDirectory(directory, "pgbench");
            Path script = Files.writeString(runs.resolve("script.sql"), Postgres.resource(STATEMENT));
            ProcessBuilder builder = new ProcessBuilder(
                            program.toString(),
                            "--host=127.0.0.1",
                            "--port=" + postgres.port(),
                            "--username=" + Postgres.USER,
                            "--no-vacuum",
                            "--protocol=prepared",
                            "--random-seed=1",
                            "--client=" + clients,
                            "--jobs=" + Math.min(clients, 2),
                            "--time=" + Math.max(1, duration.toSeconds()),
                            "--file=" + script,
                            "--log",
                            "--log-prefix=" + runs.resolve("times"),
                            DATABASE)
                    .redirectErrorStream(true)
                    .redirectOutput(runs.resolve("output").toFile());
            builder.environment().put("PGPASSWORD", postgres.password());
            Process process = builder.start();
            if (!Await.end(process, duration.plusMinutes(1)) || process.exitValue() != 0) {
                process.destroy();
                throw new BenchFailed("pgbench failed: " + Files.readString(runs.resolve("output")));
            }
            return PgbenchLog.measured(clients, times(runs), Files.readString(runs.resolve("output")));
        } catch (IOException e) {
            throw new BenchFailed("pgbench cannot be run.", e);
        }
    }

    private static Histogram times(Path runs) throws IOException {
        Histogram micros = Measured.histogram();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(runs, "times.*")) {
            for (Path file : files) {
                try (BufferedReader lines = Files.newBufferedReader(file)) {
                    lines.lines().mapToLong(PgbenchLog::micros).forEach(micros::recordValue);
                }
            }
        }
        return micros;
    }

    Measured jdbc(int clients, Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        AtomicLong errors = new AtomicLong();
        List<Histogram> all =
                IntStream.range(0, clients).mapToObj(_ -> Measured.histogram()).toList();
        List<Thread> threads = all.stream()
                .map(micros -> Thread.ofPlatform().daemon().start(() -> append(micros, until, errors)))
                .toList();
        threads.forEach(Await::join);
        Histogram micros = Measured.histogram();
        all.forEach(micros::add);
        return Measured.of(clients, micros, errors.get(), duration.toNanos() / 1e9, Cpu.UNKNOWN);
    }

    private void append(Histogram micros, long until, AtomicLong errors) {
        try (Connection connection =
                        DriverManager.getConnection(postgres.url(DATABASE), Postgres.USER, postgres.password());
                PreparedStatement statement =
                        connection.prepareStatement(Postgres.resource(STATEMENT).replace(";", ""))) {
            for (long begin = System.nanoTime(); begin < until; begin = System.nanoTime()) {
                statement.executeUpdate();
                micros.recordValue((System.nanoTime() - begin) / 1_000);
            }
        } catch (SQLException _) {
            errors.incrementAndGet();
        }
    }
}
