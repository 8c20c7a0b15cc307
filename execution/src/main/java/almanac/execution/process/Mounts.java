package almanac.execution.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is mounted on this machine and can be written to. */
final class Mounts {

    private static final int PLACE = 4;
    private static final int OPTIONS = 5;
    private static final String BEFORE_TYPE = " - ";

    private static final Charset NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    /**
     * A job gets its own of some of these, and the others are for nobody to write to, or best let alone: a server of files
     * that does not answer would hold up the start of each job.
     */
    private static final Set<String> PASSED_OVER = Set.of(
            "autofs",
            "binfmt_misc",
            "bpf",
            "ceph",
            "cgroup",
            "cifs",
            "configfs",
            "debugfs",
            "devpts",
            "fusectl",
            "hugetlbfs",
            "nfs",
            "nfs4",
            "nsfs",
            "proc",
            "pstore",
            "securityfs",
            "smb3",
            "sysfs",
            "tracefs");

    /** Who is not root of the machine may not drop these. */
    private static final Set<String> KEPT =
            Set.of("nosuid", "nodev", "noexec", "noatime", "nodiratime", "relatime", "nosymfollow");

    /** On a machine with very many a job's start would take too long. */
    private static final int MOST = 200;

    private Mounts() {}

    /** With the options that it keeps. */
    record Mount(Path place, List<String> options) {}

    static List<Mount> writable(Set<Path> but) {
        return lines().flatMap(line -> mount(line).stream())
                .filter(mount -> !MountPolicy.isWithin(mount.place(), but))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<String> lines() {
        try {
            return new String(Files.readAllBytes(ProcessTable.PROC.resolve("self/mountinfo")), NAMES).lines();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    static Optional<Mount> mount(String line) {
        try {
            return understood(line);
        } catch (InvalidPathException _) { // of a name that this server cannot say
            return Optional.empty();
        }
    }

    private static Optional<Mount> understood(String line) {
        String[] fields = line.split(" ", -1);
        int end = line.indexOf(BEFORE_TYPE);
        if (fields.length <= OPTIONS || end < 0) {
            return Optional.empty();
        }
        String type = line.substring(end + BEFORE_TYPE.length()).split(" ", 2)[0];
        Set<String> options = Set.copyOf(Arrays.asList(fields[OPTIONS].split(",", -1)));
        if (PASSED_OVER.contains(type) || options.contains("ro")) {
            return Optional.empty();
        }
        return Optional.of(new Mount(
                Path.of(plain(fields[PLACE])),
                KEPT.stream().filter(options::contains).sorted().toList()));
    }

    /** Blanks and the like are written as numbers. */
    private static String plain(String name) {
        return Stream.of("\\040", "\\011", "\\012", "\\134")
                .reduce(
                        name,
                        (text, code) -> text.replace(code, Character.toString(Integer.parseInt(code.substring(1), 8))));
    }

    static String text(List<String> options) {
        return options.stream().map(option -> "," + option).collect(Collectors.joining());
    }
}
