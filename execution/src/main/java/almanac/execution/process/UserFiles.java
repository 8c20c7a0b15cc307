package almanac.execution.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the {@code /etc/passwd} and {@code /etc/group} that a job sees: the machine's, with a line for the user that
 * the job runs as, where the machine has no name for that. Programs ask for the name and the home of their user, and
 * some refuse to run without: ssh, and what is written in Java for Hadoop and Spark.
 */
final class UserFiles {

    /** Name of the file, beside what the job may write to. */
    static final String USERS = "passwd";

    static final String GROUPS = "group";

    private static final String NAME = "job";
    private static final String UNKNOWN = "?";
    private static final String SHELL = "/bin/sh";
    private static final Path MACHINES = Path.of("/etc");

    private UserFiles() {}

    static void write(Launch launch, ProcessDirectory directory) {
        boolean isRoot = JobUser.isServerRoot();
        if (!isRoot && !System.getProperty("user.name", UNKNOWN).equals(UNKNOWN)) {
            return; // the job is the server's user, which the machine knows
        }
        String user = isRoot ? Integer.toString(JobUser.of(launch.job())) : JobUser.id("uid");
        String group = isRoot ? user : JobUser.id("gid");
        String home = home(launch.environment(), directory);
        write(USERS, String.join(":", NAME, "x", user, group, "Almanac job", home, SHELL), directory);
        write(GROUPS, String.join(":", NAME, "x", group, ""), directory);
    }

    private static String home(Map<String, String> environment, ProcessDirectory directory) {
        String home = environment.getOrDefault("HOME", directory.inside().toString());
        return home.contains(":") || home.contains("\n") ? "/" : home;
    }

    /** The first line of a name or number counts. */
    private static void write(String name, String line, ProcessDirectory directory) {
        try {
            Path machines = MACHINES.resolve(name);
            if (Files.isReadable(machines)) {
                String others = Files.readString(machines, ISO_8859_1);
                Files.writeString(directory.path().resolve(name), line + "\n" + others, ISO_8859_1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
