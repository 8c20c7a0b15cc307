package almanac.execution.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The kinds of sandbox that a machine allows around a command. In a PID name space of its own the first process stands
 * for all: when it ends, the kernel ends every other one, wherever that has hidden.
 */
enum Sandbox {
    /**
     * As {@link #APART}, and hides all that is the server's own, keys and passwords among it, and the machine's other
     * processes and what they share; where the server is root, the job is not.
     */
    HIDING,
    APART,
    /** No name space: processes that want to get away are looked for by session and environment. */
    NONE;

    private static final String APART_WORDS = "--pid --fork --kill-child --";
    private static final String HIDING_WORDS = "--mount --ipc " + APART_WORDS;
    private static final long PROBE_SECONDS = 10;
    private static final long SPARE_ADDRESSES = 1L << 30;

    /**
     * Jobs may happen to run as the same user, whose processes the kernel counts together; the look counts those of
     * each job.
     */
    private static final long JOBS_OF_A_USER = 4;

    /**
     * Returns the first kind that works here. A machine that does not answer in time, or has no room to try it, says
     * nothing of what it can do: the next caller asks again.
     */
    static Sandbox found() {
        for (Sandbox sandbox : values()) {
            if (sandbox.works()) {
                return sandbox;
            }
        }
        return NONE;
    }

    /** Returns how many processes are around the command, one within the other. */
    int layers() {
        return this == NONE ? 1 : 2;
    }

    /** Returns the words before those of a command. */
    List<String> around(Limits limits, SandboxPaths paths) {
        List<String> words = words("nice -n 10");
        words.addAll(spaces(limits, paths));
        words.addAll(words("prlimit --core=0"));
        words.add("--as=" + (2 * limits.memoryBytes() + SPARE_ADDRESSES)); // more than memory: some is never touched
        if (this != NONE && !JobUser.isServerRoot()) {
            words.add("--nproc=" + limits.processes());
        } else if (this == HIDING) {
            words.add("--nproc=" + JOBS_OF_A_USER * limits.processes());
        }
        words.add("--");
        return words;
    }

    /** Creates all that the job writes to, and gives it to the user that the job runs as. */
    void give(String job, ProcessDirectory directory) {
        List<Path> own = directory.madeForTheJob();
        if (this == HIDING && JobUser.isServerRoot()) {
            own.forEach(place -> JobUser.give(job, place));
        }
    }

    private List<String> spaces(Limits limits, SandboxPaths paths) {
        boolean isRoot = JobUser.isServerRoot();
        return switch (this) {
            case HIDING -> {
                List<String> words = words((isRoot ? "unshare " : "unshare --map-root-user ") + HIDING_WORDS);
                String seclusion = SandboxInit.of(paths, limits.memoryBytes() / 2); // files there count for no process
                words.addAll(List.of("sh", "-c", seclusion, "almanac-job"));
                words.addAll(isRoot ? asNobody(paths.job()) : asBefore());
                yield words;
            }
            case APART -> words((isRoot ? "unshare " : "unshare --user --map-current-user ") + APART_WORDS);
            case NONE -> List.of();
        };
    }

    private static List<String> asNobody(String job) {
        int user = JobUser.of(job);
        return words("setpriv --reuid=%1$d --regid=%1$d --clear-groups --no-new-privs --".formatted(user));
    }

    private static List<String> asBefore() {
        return words("unshare --user --map-user=%s --map-group=%s --".formatted(JobUser.id("uid"), JobUser.id("gid")));
    }

    private boolean works() {
        try {
            Path hidden = Files.createTempDirectory("almanac-probe-");
            try {
                Path job = Files.createDirectory(hidden.resolve("job"));
                Files.createDirectories(hidden.resolve(ProcessDirectory.TEMPORARY));
                return works(around(
                        new Limits(SPARE_ADDRESSES, 100, Duration.ZERO),
                        new SandboxPaths("probe", hidden, MountPolicy.OF_ALL_ELSE, job, job)));
            } finally {
                Deletion.of(hidden);
            }
        } catch (IOException e) {
            throw new IllegalStateException("it could not be looked what the machine can do", e);
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
            if (!probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the machine did not say in time what it can do");
            }
            return probe.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was looked what the machine can do", e);
        } finally {
            probe.destroyForcibly();
        }
    }

    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.asList(text.split(" ", -1)));
    }
}
