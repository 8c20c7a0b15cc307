package almanac.execution.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import almanac.execution.process.Condition.Ended;
import almanac.execution.process.Condition.Lost;
import almanac.execution.process.Condition.Running;
import almanac.execution.process.LocalExecutor.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Trial.JOBS)
class HoldingTest {

    private static final Limits PLENTY = new Limits(1L << 30, 200, Duration.ofMinutes(5));

    @TempDir
    Path home;

    @AfterEach
    void nothing_runs_on() {
        executor(0).known().forEach(executor(0)::remove);
    }

    @Test
    void of_several_jobs_the_one_is_ended_that_filled_the_disk() throws IOException {
        LocalExecutor full = executor(Long.MAX_VALUE);
        Trial large = new Trial(full, "large");
        Files.write(large.folder().resolve("checked-out"), new byte[3 << 20]);
        large.start("sleep 300", PLENTY);
        Trial writer = new Trial(full, "writer").start("head -c 1M /dev/zero > big; echo written; sleep 300", PLENTY);
        Trial.await(() -> writer.printed().contains("written"));
        assertThat(full.look("large")).isInstanceOf(Running.class);
        assertThat(writer.end().limit()).contains("no room");
        assertThat(full.look("large"))
                .as("what was ended is given time to help")
                .isInstanceOf(Running.class);
        full.remove("writer");
        Trial.await(() -> full.look("large") instanceof Ended);
    }

    /** In a control group that has no more, as a container has none. */
    @Test
    void a_pipeline_of_which_the_kernel_ends_a_part_for_memory_has_not_succeeded() throws IOException {
        Path group = Path.of(
                "/sys/fs/cgroup/memory/almanac-test-" + ProcessHandle.current().pid());
        assumeThat(group.getParent()).as("control groups that we may write to").isWritable();
        Files.createDirectory(group);
        try {
            Files.writeString(group.resolve("memory.limit_in_bytes"), Long.toString(64L << 20));
            LocalExecutor executor = new LocalExecutor(
                    home,
                    InstantSource.system(),
                    new Terms(0, true),
                    Sandbox::found,
                    new KernelKills(group.resolve("memory.oom_control")));
            Trial hog = new Trial(executor, "hog").start("""
                            until grep -q almanac-test /proc/self/cgroup; do sleep 0.05; done
                            echo ready; while [ ! -e go ]; do sleep 0.05; done
                            {
                                head -c 30M /dev/zero; while [ ! -e on ]; do sleep 0.05; done; head -c 500M /dev/zero
                            } | tail | cat
                            """, PLENTY);
            Trial other =
                    new Trial(executor, "other").start("echo ready; while [ ! -e go ]; do sleep 0.05; done", PLENTY);
            Trial.await(() -> {
                hog.processes().forEach(line -> move(line, group)); // a look may miss one that is just beginning
                return hog.printed().contains("ready") && other.printed().contains("ready");
            });
            executor.look("other");
            Files.createFile(hog.folder().resolve("go"));
            Trial.await(() -> hasMuch(hog));
            executor.look("hog"); // sees it grow, as in every job that takes longer than a moment
            Files.createFile(hog.folder().resolve("on"));
            Ended ended = hog.end();
            assertThat(ended.status()).as("the pipeline's own").isZero();
            assertThat(ended.limit()).isEqualTo(KernelKills.SENTENCE);
            Files.createFile(other.folder().resolve("go"));
            assertThat(other.end().limit()).as("another's that ran meanwhile").isNull();
        } finally {
            executor(0).remove("hog");
            Trial.await(() -> group.toFile().delete());
        }
    }

    private static boolean hasMuch(Trial job) {
        return new Footprint(job.processes())
                .largest()
                .filter(largest -> largest.bytes() > 25L << 20)
                .isPresent();
    }

    /** One that ends meanwhile need not be moved. */
    private static void move(ProcessTable.Line process, Path group) {
        try {
            Files.writeString(group.resolve("cgroup.procs"), Long.toString(process.number()));
        } catch (IOException e) {
            if (ProcessTable.isThere(process)) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void of_several_jobs_the_one_is_ended_that_made_the_most_files() {
        LocalExecutor full = Trial.executor(home, new Terms(0, Long.MAX_VALUE, true, MountPolicy.OF_ALL_ELSE));
        Trial large = new Trial(full, "large").start("head -c 3M /dev/zero > big; echo written; sleep 300", PLENTY);
        Trial many = new Trial(full, "many").start("seq 200 | xargs touch; echo made; sleep 300", PLENTY);
        Trial.await(() -> large.printed().contains("written") && many.printed().contains("made"));
        assumeThat(new Inodes(home).free()).as("what this file system can hold").isPresent();
        assertThat(many.end().limit()).contains("no room");
        assertThat(full.look("large")).isInstanceOf(Running.class);
    }

    @Test
    void memory_that_several_share_counts_once() throws IOException {
        Trial job = new Trial(executor(0), "one").start("""
                        much=$(head -c 25M /dev/zero | tr '\\0' x)
                        for each in 1 2 3 4 5 6; do (while [ ! -e go ]; do sleep 0.1; done) & done; echo made; wait""", new Limits(4L << 30, 200, Duration.ofMinutes(5)));
        Trial.await(() -> job.printed().contains("made"));
        Footprint footprint = new Footprint(job.processes());
        job.executor().look("one");
        Files.createFile(job.folder().resolve("go"));
        assertThat(footprint.mostMemory()).isGreaterThan(150L << 20);
        assertThat(job.end().usage().peakMemoryBytes()).isBetween(25L << 20, 120L << 20);
    }

    @Test
    void a_process_whose_memory_is_not_shown_counts_with_all_of_it() {
        assumeThat(JobUser.isServerRoot()).as("root is shown everything").isFalse();
        ProcessTable.Line first = ProcessTable.now().under(0).stream()
                .filter(line -> line.number() == 1)
                .findFirst()
                .orElseThrow();
        Footprint footprint = new Footprint(List.of(first));
        assertThat(footprint.memory()).isPositive().isEqualTo(footprint.mostMemory());
    }

    @Test
    void a_job_that_nobody_saw_at_work_has_used_a_processor() {
        Trial job = new Trial(executor(0), "one").start("i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done", PLENTY);
        Trial.await(() -> job.notes().exit().isPresent());
        assertThat(job.end().usage().peakCores()).isPositive();
    }

    @Test
    void what_is_left_when_those_around_it_were_killed_is_ended() {
        assumeThat(Sandbox.found()).as("what the machine gives us").isEqualTo(Sandbox.HIDING);
        Trial job = new Trial(executor(0), "one")
                .start("setsid env -i /bin/sh -c 'echo away; exec sleep 300' & sleep 300", PLENTY);
        Trial.await(() -> job.printed().contains("away"));
        List<ProcessTable.Line> processes = job.processes();
        ProcessId around = job.notes().process().orElseThrow();
        ProcessHandle.of(around.number()).orElseThrow().destroyForcibly();
        ProcessHandle.of(processes.getFirst().number()).orElseThrow().destroyForcibly();
        Trial.await(() -> job.executor().look("one") instanceof Lost);
        Trial.await(() -> processes.stream().noneMatch(ProcessTable::isThere));
    }

    @Test
    void what_the_machine_cannot_do_is_asked_again_after_a_while() {
        List<Instant> now = new ArrayList<>(List.of(Instant.parse("2026-01-01T00:00:00Z")));
        List<Supplier<Sandbox>> answers = new ArrayList<>(List.of(
                () -> {
                    throw new IllegalStateException("no room");
                },
                () -> Sandbox.NONE,
                () -> Sandbox.HIDING));
        DetectedSandbox found =
                new DetectedSandbox(now::getLast, () -> answers.removeFirst().get());
        assertThatThrownBy(found::get).isInstanceOf(IllegalStateException.class);
        assertThat(found.get()).isEqualTo(Sandbox.NONE);
        assertThat(found.get()).as("as it was found").isEqualTo(Sandbox.NONE);
        now.add(now.getLast().plusSeconds(61));
        assertThat(found.get()).isEqualTo(Sandbox.HIDING);
        now.add(now.getLast().plusSeconds(61));
        assertThat(found.get()).as("as it was found").isEqualTo(Sandbox.HIDING);
    }

    private LocalExecutor executor(long leftToOthers) {
        return Trial.executor(home, new Terms(leftToOthers, true));
    }
}
