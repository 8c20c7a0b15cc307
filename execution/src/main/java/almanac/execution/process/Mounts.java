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

/** Lists the writable mounts of this machine. */
final class Mounts {

    private static final int PLACE = 4;
    private static final int OPTIONS = 5;
    private static final String BEFORE_TYPE = " - ";

    private static final Charset NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    /**
     * Types of file systems that are skipped. A job gets its own of some of these; the others cannot be written to, or
     * are best let alone: a file server that does not answer would hold up the start of each job.
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

    /** Options that only root of the machine may drop. */
    private static final Set<String> KEPT =
            Set.of("nosuid", "nodev", "noexec", "noatime", "nodiratime", "relatime", "nosymfollow");

    /** Most mounts: with very many the start of a job would take too long. */
    private static final int MOST = 200;

    private Mounts() {}

    /** A mount with the options that it keeps. */
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
        } catch (InvalidPathException _) { // the server's charset has no such name
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

    /** Decodes blanks and the like, which are written as numbers. */
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
