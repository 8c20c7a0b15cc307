package almanac.server;

import almanac.role.StartupRefused;
import almanac.storage.files.AtomicFiles;
import almanac.storage.files.AtomicFiles.Forced;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Makes, starts and stops one PostgreSQL data directory, through PostgreSQL's own programs. */
class PostgresCluster {
    static final String USER = "almanac";

    private static final Logger logger = LoggerFactory.getLogger(PostgresCluster.class);

    private static final String PASSWORD_FILE = "postgres.password";
    private static final int START_SECONDS = 60; // recovery after a crash takes a while
    private static final Duration LONGEST_END_OF_OTHERS = Duration.ofSeconds(20);
    private static final Duration BETWEEN_STARTS = Duration.ofMillis(200);

    /**
     * Messages of PostgreSQL while its predecessor's main process is not quite gone, or one of the others is still
     * there.
     */
    private static final List<String> STILL_USED =
            List.of("lock file \"postmaster.pid\" already exists", "pre-existing shared memory block");

    private static final String NO_SOCKET = "could not create any Unix-domain sockets";

    private static final long LARGEST_LOG = 10_000_000;

    private final DataDirectory data;
    private final Path home;
    private final Path programs;
    private final Path log;

    PostgresCluster(DataDirectory data, Path programs) {
        this.data = data;
        this.programs = programs;
        this.home = data.resolve("postgres");
        this.log = data.resolve("postgres.log");
    }

    String password() {
        if (Files.exists(home) && !data.has(PASSWORD_FILE)) {
            throw new StartupRefused(data.resolve(PASSWORD_FILE) + " is missing; without it the database in " + home
                    + " cannot be opened.");
        }
        return data.secret(PASSWORD_FILE, () -> {
            byte[] random = new byte[32];
            new SecureRandom().nextBytes(random);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        });
    }

    /**
     * Makes the data directory. A first start that is cut short leaves a draft behind, which the next one throws away.
     */
    void create() {
        if (Files.exists(home)) {
            return;
        }
        Path draft = data.resolve("postgres.new");
        try {
            FileSystemUtils.deleteRecursively(draft);
            password();
            run(
                    draft,
                    "initdb",
                    "--no-instructions",
                    "--username=" + USER,
                    "--pwfile=" + data.resolve(PASSWORD_FILE),
                    "--auth=scram-sha-256",
                    "--set=scram_iterations=1", // the password is random: repetition adds nothing but time to a login
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            Files.writeString(
                    draft.resolve("postgresql.conf"), "\ninclude 'almanac.conf'\n", StandardOpenOption.APPEND);
            AtomicFiles.put(draft, home, Forced.NOTHING);
        } catch (IOException e) {
            throw new StartupRefused("The database directory " + home + " cannot be made: " + e.getMessage(), e);
        }
    }

    /**
     * Starts at the socket in its own directory, or on a free port where that is not possible: the name of the directory is
     * too long for a socket's, or its file system has no sockets.
     */
    PostgresAddress startOnSocket() {
        PostgresAddress.Socket socket = new PostgresAddress.Socket(home);
        if (socket.isPossible()) {
            try {
                return startAt(() -> socket);
            } catch (StartupRefused e) {
                if (!String.valueOf(e.getMessage()).contains(NO_SOCKET)) {
                    throw e;
                }
            }
        }
        logger.warn(
                "PostgreSQL cannot have a Unix socket in {} (its name is too long, or its file system has none): it listens"
                        + " on a port of 127.0.0.1, whose connections every program of this machine may take.",
                home);
        return startOnFreePort();
    }

    /** Starts on a port that was free a moment ago; if another program was faster, on another one. */
    PostgresAddress startOnFreePort() {
        return startAt(PostgresAddress.Port::free);
    }

    /**
     * Starts at an address. The processes of a PostgreSQL whose main process was killed end by themselves, a moment
     * later: until then no other starts, and the server waits for it.
     */
    private PostgresAddress startAt(Supplier<PostgresAddress> place) {
        stop(); // what a killed server has left running
        long end = System.nanoTime() + LONGEST_END_OF_OTHERS.toNanos();
        PostgresAddress address = place.get();
        int attempts = 1;
        while (true) {
            try {
                start(address);
                return address;
            } catch (StartupRefused e) {
                boolean isStillUsed = System.nanoTime() < end && isStillUsed(e);
                boolean isAddressTaken = attempts < 3 && !address.isFree();
                if (!isStillUsed && !isAddressTaken) {
                    throw e;
                }
                attempts += isStillUsed ? 0 : 1;
                Pause.of(BETWEEN_STARTS);
                address = place.get();
            }
        }
    }

    private static boolean isStillUsed(StartupRefused refusal) {
        String message = String.valueOf(refusal.getMessage());
        return STILL_USED.stream().anyMatch(message::contains);
    }

    void start(PostgresAddress address) {
        try {
            Files.writeString(home.resolve("almanac.conf"), settings(address));
            address.clear();
        } catch (IOException e) {
            throw new StartupRefused("The database directory " + home + " cannot be written: " + e.getMessage(), e);
        }
        try {
            run(home, "pg_ctl", "start", "--silent", "--wait", "--timeout=" + START_SECONDS);
        } catch (StartupRefused e) {
            stop();
            throw e;
        }
    }

    /**
     * Returns the settings. They are kept in a file of their own that is written at each start, so that a new version
     * of Almanac brings its settings along.
     */
    private static String settings(PostgresAddress address) {
        return """
                # Written by Almanac at each start. Your own settings: ALTER SYSTEM, or the end of postgresql.conf.
                %s
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                password_encryption = 'scram-sha-256'
                scram_iterations = 4096
                max_connections = 60
                authentication_timeout = '10s'
                shared_buffers = '128MB'
                max_wal_size = '512MB'
                io_method = 'sync'
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_line_prefix = '%%m [%%p] '
                log_checkpoints = off
                """.formatted(address.settings().strip());
    }

    void stop() {
        Postmaster.of(home).ifPresent(Postmaster::stop);
    }

    boolean isRunning() {
        return Postmaster.of(home).isPresent();
    }

    /** Runs a program. Paths travel in the environment, because pg_ctl hands its own arguments to a shell. */
    private void run(Path cluster, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(
                    List.of("unshare", "-U")); // PostgreSQL refuses to run as root: a user namespace takes that away
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        File output = logFile().toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("PGDATA", cluster.toString());
        builder.environment().put("LC_ALL", "C");
        if (ChildProcess.run(builder) != 0) {
            throw new StartupRefused(
                    "PostgreSQL does not start (" + lastComplaint() + "); " + log + " has the details.");
        }
    }

    private Path logFile() {
        try {
            if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
                Files.move(log, log.resolveSibling("postgres.log.old"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(log)) {
                Files.createFile(
                        log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return log;
        } catch (IOException e) {
            throw new StartupRefused("The log " + log + " cannot be written: " + e.getMessage(), e);
        }
    }

    private String lastComplaint() {
        try {
            List<String> lines = Files.readAllLines(log).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            List<String> tail = lines.subList(Math.max(0, lines.size() - 20), lines.size());
            return tail.reversed().stream()
                    .filter(line -> line.matches(".*(FATAL|PANIC|initdb: error|unshare):? .*"))
                    .findFirst()
                    .or(() -> tail.reversed().stream().findFirst())
                    .map(line -> line.replaceFirst("^.*(FATAL|PANIC): +", ""))
                    .orElse("no reason given");
        } catch (IOException e) {
            return "no reason given";
        }
    }

    private boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
