package almanac.storage.execution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the machine lets us put around a command. In a process name space of its own the first process stands for all:
 * when it ends, the kernel ends every other one, wherever that has hidden.
 */
enum Containment {
    /** Besides, all that is the server's own, keys and passwords among it, is out of sight. */
    HIDING,
    APART,
    /** Processes that want to get away are looked for by session and environment. */
    NONE;

    /** Who stands in a directory stands in it whatever is put on top; so the job's own comes through. */
    private static final String HIDE = """
            hidden=$1 job=$2 work=$3 user=$4 group=$5; shift 5
            cd "$job" && mount -t tmpfs -o size=1m,mode=700 none "$hidden" && mkdir -p "$job" \
                && mount --no-canonicalize --bind . "$job" && cd "$work" || exit 125
            exec unshare --user --map-user="$user" --map-group="$group" -- "$@"
            """;

    private static final String APART_WORDS = "--pid --fork --kill-child --";
    private static final long PROBE_SECONDS = 10;
    private static final long SPARE_ADDRESSES = 1L << 30;

    /** The first that works here. */
    static Containment found() {
        for (Containment containment : values()) {
            if (containment.works()) {
                return containment;
            }
        }
        return NONE;
    }

    /** How many processes there are around the command, one within the other. */
    int layers() {
        return this == NONE ? 1 : 2;
    }

    /**
     * The words before those of a command.
     *
     * @param hidden what of the machine's files the command is not to see, but for the job's
     */
    List<String> around(Limits limits, Path hidden, Path job, Path work) {
        List<String> words = words("nice -n 10");
        words.addAll(spaces(hidden, job, work));
        words.addAll(words("prlimit --core=0"));
        words.add("--as=" + (2 * limits.memoryBytes() + SPARE_ADDRESSES)); // more than memory: some is never touched
        if (this != NONE && !isRoot()) {
            words.add("--nproc=" + limits.processes());
        }
        words.add("--");
        return words;
    }

    private List<String> spaces(Path hidden, Path job, Path work) {
        return switch (this) {
            case HIDING -> {
                List<String> words =
                        words((isRoot() ? "unshare" : "unshare --map-root-user") + " --mount " + APART_WORDS);
                words.addAll(List.of("sh", "-c", HIDE, "almanac-job"));
                words.addAll(List.of(hidden.toString(), job.toString(), work.toString(), id("uid"), id("gid")));
                yield words;
            }
            case APART -> words((isRoot() ? "unshare " : "unshare --user --map-current-user ") + APART_WORDS);
            case NONE -> List.of();
        };
    }

    private boolean works() {
        try {
            Path hidden = Files.createTempDirectory("almanac-probe-");
            Path job = Files.createDirectory(hidden.resolve("job"));
            try {
                return works(around(new Limits(SPARE_ADDRESSES, 100, Duration.ZERO), hidden, job, job));
            } finally {
                Files.delete(job);
                Files.delete(hidden);
            }
        } catch (IOException _) {
            return false;
        }
    }

    private static boolean works(List<String> around) throws IOException {
        List<String> words = new ArrayList<>(around);
        words.add("true");
        Process probe = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            boolean hasEnded = probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            return hasEnded && probe.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was looked what the machine can do", e);
        } finally {
            probe.destroyForcibly();
        }
    }

    private static boolean isRoot() {
        return id("uid").equals("0");
    }

    private static String id(String which) {
        try {
            return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:" + which));
        } catch (IOException e) {
            throw new IllegalStateException("this machine does not show its processes", e);
        }
    }

    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.asList(text.split(" ", -1)));
    }
}
