package almanac.execution.process;

import almanac.execution.process.ProcessTable.Line;
import java.util.List;

/** Ends processes, and looks again until none is left: those that are ended may just have made others. */
final class ProcessKiller {

    private static final int ROUNDS = 50;
    private static final long BETWEEN_ROUNDS = 20; // milliseconds

    private ProcessKiller() {}

    /** Ends all processes of a job but the one around its command, which is to write down how that ended. */
    static void of(String job, JobNotes notes, ProcessId process) {
        for (int round = 0; round < ROUNDS && ProcessTable.isAlive(process); round++) {
            List<Line> left = ProcessTable.now().under(process.number()).stream()
                    .filter(line -> !line.isDead())
                    .toList();
            if (left.isEmpty()) {
                break;
            }
            left.forEach(line -> end(line, true));
            pause();
        }
        strays(job, notes, process);
    }

    /**
     * Ends processes that have left the tree of the job's processes. With the first of a name space the kernel ends all
     * others in it, and that one may be left when the process around it was killed.
     */
    static void strays(String job, JobNotes notes, ProcessId process) {
        notes.first().ifPresent(ProcessKiller::end);
        for (int round = 0; round < ROUNDS; round++) {
            List<Line> strays = ProcessTable.now().strays(process, LocalExecutor.MARK + "=" + job);
            if (strays.isEmpty()) {
                return;
            }
            strays.forEach(line -> end(line, true));
            pause();
        }
    }

    /** Waits for the process around the command, which has yet to write down how that ended. */
    static void await(ProcessId process) {
        for (int round = 0; round < ROUNDS && ProcessTable.isAlive(process); round++) {
            pause();
        }
    }

    private static void end(ProcessId first) {
        for (int round = 0; round < ROUNDS && ProcessTable.isAlive(first); round++) {
            ProcessHandle.of(first.number())
                    .filter(_ -> ProcessTable.isAlive(first))
                    .ifPresent(ProcessHandle::destroyForcibly);
            pause();
        }
    }

    static void end(Line line, boolean forcibly) {
        ProcessHandle.of(line.number())
                .filter(handle -> ProcessTable.isThere(line))
                .ifPresent(handle -> {
                    if (forcibly) {
                        handle.destroyForcibly();
                    } else {
                        handle.destroy();
                    }
                });
    }

    static void pause() {
        try {
            Thread.sleep(BETWEEN_ROUNDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process was waited for", e);
        }
    }
}
