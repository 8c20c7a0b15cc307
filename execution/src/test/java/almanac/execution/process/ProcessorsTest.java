package almanac.execution.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import almanac.execution.process.LocalExecutor.Terms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is left free is counted among all jobs of the machine, so no other test runs some meanwhile. */
@ResourceLock(Trial.JOBS)
@Isolated
class ProcessorsTest {

    private static final Limits ONE_CORE = new Limits(1L << 30, 200, Duration.ofMinutes(5), 0.5);

    /** Two that only compute; what is printed is the time that passed, in milliseconds, and how many it may use. */
    private static final String TWO_AT_WORK = """
            begin=$(date +%s%N)
            for one in 1 2; do (i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done) & done; wait
            echo $((($(date +%s%N) - begin) / 1000000)) $OMP_NUM_THREADS
            """;

    @TempDir
    Path home;

    @BeforeEach
    void the_machine_has_several() {
        assumeThat(Affinity.own()).as("processors of this machine").hasSizeGreaterThan(1);
    }

    @AfterEach
    void nothing_runs_on() {
        executor().known().forEach(executor()::remove);
    }

    @Test
    void a_job_of_a_tier_with_one_core_keeps_no_more_than_one_busy() {
        Trial job = job("one").start(TWO_AT_WORK, ONE_CORE);
        Duration used = job.end().usage().cpuTime();
        String[] printed = job.printed().strip().split(" ", -1);
        assertThat(used.toMillis()).as("of processors' time").isLessThan(Long.parseLong(printed[0]) * 13 / 10 + 200);
        assertThat(printed[1]).as("threads that libraries are told to use").isEqualTo("1");
    }

    @Test
    void the_next_job_gets_the_processor_that_has_the_fewest() {
        Trial one = job("one").start("sleep 300", ONE_CORE);
        Trial two = job("two").start("sleep 300", ONE_CORE);
        assertThat(two.notes().processors())
                .isPresent()
                .isNotEqualTo(one.notes().processors());
        executor().kill("one");
        one.end();
        assertThat(job("three").start("sleep 300", ONE_CORE).notes().processors())
                .isEqualTo(one.notes().processors());
    }

    @Test
    void who_lets_itself_onto_others_is_brought_back() {
        String all = Affinity.own().stream().map(String::valueOf).collect(Collectors.joining(","));
        Trial job = job("one").start("""
                list() { grep Cpus_allowed_list /proc/$$/status; }
                narrow=$(list); taskset -a -c -p %s $$ > /dev/null; [ "$(list)" = "$narrow" ] || echo wide
                until [ "$(list)" = "$narrow" ]; do sleep 0.05; done; echo back""".formatted(all), ONE_CORE);
        job.end();
        assertThat(job.printed()).isEqualTo("wide\nback\n");
    }

    @Test
    void who_may_have_all_of_them_is_held_to_none() {
        Trial job = job("one")
                .start(
                        "echo $OMP_NUM_THREADS; grep Cpus_allowed_list /proc/self/status",
                        new Limits(1L << 30, 200, Duration.ofMinutes(5), 4096));
        job.end();
        assertThat(Affinity.parsed(job.printed().strip().split("\t", -1)[1])).isEqualTo(Affinity.own());
        assertThat(job.printed()).startsWith("\n");
        assertThat(job.notes().processors()).isEmpty();
    }

    @Test
    void lists_of_processors_are_read_as_the_kernel_writes_them() {
        assertThat(Affinity.parsed("0-2,5,7-8")).containsExactly(0, 1, 2, 5, 7, 8);
        assertThat(Affinity.online(Affinity.parsed("0-127"), Affinity.parsed("0-3")))
                .containsExactly(0, 1, 2, 3);
    }

    private Trial job(String name) {
        return new Trial(executor(), name);
    }

    private LocalExecutor executor() {
        return Trial.executor(home, new Terms(0, true));
    }
}
