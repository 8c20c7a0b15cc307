package almanac.execution.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import almanac.execution.process.Condition.Absent;
import almanac.execution.process.Condition.Ended;
import almanac.execution.process.Condition.Lost;
import almanac.execution.process.Condition.Running;
import almanac.execution.process.LocalExecutor.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes, once with the best that the machine offers and once with nothing but its process table. */
@ResourceLock(Trial.JOBS)
@ParameterizedClass
@MethodSource("containments")
class LocalExecutorTest {

    private static final String JOB = "6530b3d45f1c9a2e8f4c0d1a";
    private static final Limits PLENTY = new Limits(1L << 30, 500, Duration.ofMinutes(5));
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final String TOKEN = "it's \"$HOME\"\n`date` \\";
    private static final Map<String, String> VARIABLES =
            Map.of("TOKEN", TOKEN, "9 no name", "x", LocalExecutor.MARK, "x");
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    @Parameter
    Sandbox sandbox = Sandbox.NONE;

    @TempDir
    Path home;

    static Stream<Sandbox> containments() {
        return Stream.of(Sandbox.found(), Sandbox.NONE).distinct();
    }

    @AfterEach
    void nothing_runs_on() {
        executor().remove(JOB);
    }

    @Test
    void what_a_command_prints_and_how_it_ends_is_known() throws Exception {
        Ended ended = run("echo out; echo err >&2; exit 3");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.limit()).isNull();
        assertThat(Files.readString(executor().directory(JOB).output())).isEqualTo("out\n");
        assertThat(Files.readString(executor().directory(JOB).errors())).isEqualTo("err\n");
    }

    @Test
    void a_script_is_run_by_its_interpreter_with_its_arguments() throws Exception {
        Files.writeString(folder().resolve("hello.sh"), "echo \"$1, $2\"");
        run("hello.sh one 'two words'");
        assertThat(Files.readString(executor().directory(JOB).output())).isEqualTo("one, two words\n");
        assertThat(RunCommand.arguments("train.py --fast")).endsWith("python3 train.py --fast");
        assertThat(RunCommand.arguments("plots/all.R")).endsWith("Rscript plots/all.R");
        assertThat(RunCommand.arguments("ls *.py")).endsWith("ls *.py");
    }

    @Test
    void nothing_of_the_server_is_in_its_environment() throws Exception {
        run("cat /proc/self/environ");
        assertThat(Files.readString(executor().directory(JOB).output()).split("\0"))
                .contains("GREETING=hello", "PATH=" + PATH, LocalExecutor.MARK + "=" + JOB)
                .allMatch(variable ->
                        variable.matches("(?s)(GREETING|TOKEN|PATH|ALMANAC_EXECUTION|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void what_is_secret_is_in_the_environment_of_the_command_alone() throws Exception {
        start("printf %s \"$TOKEN\"; ls -A .. >&2; while [ ! -e go ]; do sleep 0.05; done", PLENTY);
        await(() -> printed().equals(TOKEN));
        ProcessId around = notes().process().orElseThrow();
        assertThat(Files.readString(Path.of("/proc/" + around.number() + "/environ")))
                .doesNotContain("TOKEN");
        assertThat(executor().directory(JOB).inside().resolve(".variables")).doesNotExist();
        Files.createFile(folder().resolve("go"));
        end();
        assertThat(Files.readString(executor().directory(JOB).errors())).isEqualTo("work\n");
    }

    @Test
    void what_is_the_servers_own_is_out_of_sight() throws Exception {
        assumeThat(sandbox).as("the machine gives us name spaces").isEqualTo(Sandbox.HIDING);
        Files.writeString(home.resolve("secret"), "s3cret");
        Files.createDirectories(home.resolve("jobs/another"));
        run("cat %1$s/secret; umount %1$s; cat %1$s/secret; ls %1$s/jobs/* %1$s/jobs; echo x > written; pwd"
                .formatted(home));
        assertThat(printed())
                .isEqualTo("%s:\n%s\n\n%s/jobs/%s:\ninside\n%s\n".formatted(home + "/jobs", JOB, home, JOB, folder()));
        assertThat(folder().resolve("written")).exists();
    }

    @Test
    void a_job_that_is_asked_to_stop_may_tidy_up() {
        start("trap 'echo bye; exit 7' TERM; echo ready; while true; do sleep 0.05; done", PLENTY);
        await(() -> printed().contains("ready"));
        executor().stop(JOB, Duration.ofMinutes(1));
        assertThat(end().status()).isEqualTo(7);
        assertThat(printed()).contains("bye");
    }

    @Test
    void one_that_does_not_listen_is_ended_after_the_grace() {
        start("trap '' TERM; echo ready; while true; do sleep 0.05; done", PLENTY);
        await(() -> printed().contains("ready"));
        executor().stop(JOB, Duration.ofMillis(200));
        assertThat(end().status()).isEqualTo(137);
        assertThat(processesWithMark()).isZero();
    }

    @Test
    void nothing_is_left_of_a_job_that_has_ended() {
        start("setsid sh -c 'sleep 301 & sleep 302' > /dev/null 2>&1 & sleep 303 & echo away", PLENTY);
        assertThat(end().status()).isZero();
        assertThat(processesWithMark()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0", "boot", "boot 12 (sh", "a (b) c"})
    void what_a_power_cut_has_left_of_its_notes_is_none(String text) throws IOException {
        for (String note : List.of("process", "limits", "usage", "kill", "exit", "reason")) {
            Files.writeString(executor().directory(JOB).path().resolve(note), text);
        }
        assertThat(executor().look(JOB)).isInstanceOf(Absent.class);
        assertThat(notes().end()).isAfter(notes().measured().at());
        assertThat(notes().killAt()).isEmpty();
        executor().remove(JOB);
        assertThat(executor().known()).isEmpty();
    }

    @Test
    void who_comes_later_finds_the_job_as_it_is() throws Exception {
        start("echo ready; while [ ! -e go ]; do sleep 0.05; done; exit 4", PLENTY);
        await(() -> printed().contains("ready"));
        assertThat(executor().look(JOB)).isInstanceOf(Running.class);
        Files.createFile(folder().resolve("go"));
        assertThat(end().status()).isEqualTo(4);
        assertThat(end()).isEqualTo(end());
    }

    @Test
    void a_job_whose_processes_were_all_killed_is_lost() {
        start("sleep 300", PLENTY);
        ProcessId process = notes().process().orElseThrow();
        ProcessHandle.of(process.number()).orElseThrow().destroyForcibly();
        await(() -> executor().look(JOB) instanceof Lost);
        assertThat(processesWithMark()).isZero();
    }

    @Test
    void another_process_of_the_same_number_is_not_taken_for_the_job() {
        ProcessHandle self = ProcessHandle.current();
        executor()
                .directory(JOB)
                .note("process", "%s %d (java) S 1 1 1".formatted(ProcessTable.boot(), self.pid()) + " 0".repeat(18));
        assertThat(executor().look(JOB)).isInstanceOf(Lost.class);
        assertThat(self.isAlive()).isTrue();
    }

    @Test
    void a_job_that_was_never_started_is_absent_and_none_is_started_twice() {
        assertThat(executor().look(JOB)).isInstanceOf(Absent.class);
        start("true", PLENTY);
        end();
        assertThatThrownBy(() -> start("true", PLENTY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void one_that_takes_too_long_is_ended_with_the_reason() {
        start("sleep 300", new Limits(1L << 30, 500, Duration.ofMillis(300)));
        assertThat(end().limit()).contains("took longer");
    }

    @Test
    void one_that_uses_too_much_memory_is_ended_with_the_reason() {
        start("{ head -c 300M /dev/zero; sleep 300; } | tail", new Limits(96L << 20, 500, Duration.ofMinutes(5)));
        Ended ended = end();
        assertThat(ended.limit()).contains("96 MiB");
        assertThat(ended.status()).isNotZero();
        assertThat(ended.usage().peakMemoryBytes()).isPositive();
    }

    /** Should nothing else hold it, it does not go beyond what it has forbidden itself. */
    @Test
    void one_that_multiplies_is_contained() {
        Limits few = new Limits(1L << 30, 40, Duration.ofMinutes(5));
        boolean isBomb = sandbox == Sandbox.HIDING;
        start(
                isBomb
                        ? "ulimit -u 500; f() { f | f & }; f; sleep 300"
                        : "for i in $(seq 150); do sleep 300 & done; wait",
                few);
        await(() -> executor().look(JOB) instanceof Ended || isRefusedMore());
        assertThat(processesWithMark()).as("at no time").isLessThan(200);
        executor().kill(JOB);
        assertThat(end().status()).isNotZero();
        assertThat(isBomb || end().limit() != null).as("ended by us").isTrue();
        assertThat(processesWithMark()).isZero();
    }

    @Test
    void what_it_uses_is_measured() {
        Ended ended = run("i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done");
        assertThat(ended.usage().cpuTime()).isGreaterThan(Duration.ofMillis(50));
    }

    @Test
    void removing_ends_what_runs_and_leaves_no_file() {
        start("mkdir shut; touch shut/file; chmod 0 shut; echo shut; sleep 300", PLENTY);
        await(() -> printed().contains("shut"));
        executor().remove(JOB);
        assertThat(home.resolve("jobs/" + JOB)).doesNotExist();
        assertThat(processesWithMark()).isZero();
    }

    @Test
    void one_that_leaves_a_tree_too_deep_to_be_named_is_removed() {
        run(
                "long=$(printf 'd%.0s' $(seq 200)); for i in $(seq 40); do mkdir $long && cd $long; done; touch x; echo made");
        assertThat(printed()).isEqualTo("made\n");
        executor().remove(JOB);
        assertThat(home.resolve("jobs/" + JOB)).doesNotExist();
    }

    @Test
    void what_is_no_job_is_not_known_as_one() throws Exception {
        folder();
        Files.createDirectories(home.resolve("jobs/lost+found"));
        assertThat(executor().known()).containsExactly(JOB);
    }

    @Test
    void who_cannot_note_anything_ends_a_job_all_the_same() throws Exception {
        start("trap '' TERM; echo ready; while true; do sleep 0.05; done", PLENTY);
        await(() -> printed().contains("ready"));
        for (String name : List.of("kill", "usage", "reason", "swept")) {
            Files.createDirectories(executor().directory(JOB).path().resolve(name + ".draft/in-the-way"));
        }
        LocalExecutor executor = executor();
        assertThat(executor.look(JOB)).isInstanceOf(Running.class);
        executor.stop(JOB, Duration.ofMillis(200));
        await(() -> executor.look(JOB) instanceof Ended);
        assertThat(((Ended) executor.look(JOB)).status()).isEqualTo(137);
    }

    @Test
    void one_that_fills_the_disk_is_ended_with_the_reason() {
        start("sleep 300", PLENTY);
        LocalExecutor full =
                new LocalExecutor(home, InstantSource.system(), new Terms(Long.MAX_VALUE, true), () -> sandbox);
        await(() -> full.look(JOB) instanceof Ended);
        assertThat(end().limit()).contains("no room");
    }

    @Test
    void what_got_away_is_ended_though_who_was_around_it_is_gone() {
        start("setsid sleep 301 & sleep 302", PLENTY);
        await(() -> processesWithMark() > 2);
        ProcessHandle.of(notes().process().orElseThrow().number()).orElseThrow().destroyForcibly();
        executor().remove(JOB);
        assertThat(processesWithMark()).isZero();
    }

    @Test
    void where_nothing_contains_a_job_none_is_started_unless_that_is_wanted() {
        LocalExecutor executor = new LocalExecutor(home, InstantSource.system(), new Terms(0, false), () -> sandbox);
        Launch launch = new Launch(JOB, "true", folder(), Map.of("PATH", PATH), Map.of(), PLENTY);
        if (sandbox == Sandbox.HIDING) {
            assertThat(executor.refusal()).isEmpty();
        } else {
            assertThat(executor.refusal())
                    .hasValueSatisfying(why -> assertThat(why).contains("almanac.jobs.uncontained"));
            assertThatThrownBy(() -> executor.start(launch)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(executor().refusal()).isEmpty();
    }

    @Test
    void where_the_server_is_root_the_job_is_not() throws Exception {
        assumeThat(sandbox).as("the machine gives us name spaces").isEqualTo(Sandbox.HIDING);
        assumeThat(JobUser.isServerRoot()).as("the server is root").isTrue();
        Path other = Files.createTempFile("almanac-test-", "");
        try {
            Files.createSymbolicLink(folder().resolve("link"), other);
            Files.createLink(folder().resolve("name"), other);
            run("id -u; touch here; echo hello > /dev/stderr; grep CapEff /proc/self/status; [ -w /etc ] || echo no");
            assertThat(printed()).isEqualTo("%d\nCapEff:\t%016x\nno\n".formatted(JobUser.of(JOB), 0));
            assertThat(Files.readString(executor().directory(JOB).errors())).contains("hello");
            assertThat(folder().resolve("here")).exists();
            assertThat(Files.getOwner(other).getName()).isEqualTo("root");
        } finally {
            Files.delete(other);
        }
    }

    /** Java asks as Spark and Hadoop do, ssh for itself before anything else. */
    @Test
    void a_job_has_a_name_and_a_home_and_cannot_give_itself_others() throws Exception {
        assumeThat(sandbox).as("the machine gives us name spaces").isEqualTo(Sandbox.HIDING);
        Files.writeString(folder().resolve("Who.java"), """
                void main() {
                    IO.println(new com.sun.security.auth.module.UnixSystem().getUsername());
                }""");
        run(
                "whoami; id -gn; getent passwd $(id -u) | cut -d: -f6; getent passwd root | cut -d: -f1; "
                        + System.getProperty("java.home")
                        + "/bin/java -XX:+UseSerialGC -XX:CompressedClassSpaceSize=64m -Xmx64m Who.java; echo x:x:0:0::/:/bin/sh >> /etc/passwd; rm -f /etc/passwd");
        String name = JobUser.isServerRoot() ? "job" : System.getProperty("user.name");
        List<String> lines = printed().lines().toList();
        assertThat(lines.getFirst()).isEqualTo(name);
        assertThat(lines).endsWith("root", name).hasSize(5);
        if (JobUser.isServerRoot()) {
            assertThat(lines.get(1)).isEqualTo("job");
            assertThat(lines.get(2))
                    .isEqualTo(executor().directory(JOB).inside().toString());
        }
        assertThat(Files.readString(Path.of("/etc/passwd"))).doesNotContain("x:x:0:0", "Almanac");
    }

    @Test
    void what_the_machine_shares_is_not_shared_with_a_job() throws Exception {
        assumeThat(sandbox).as("the machine gives us name spaces").isEqualTo(Sandbox.HIDING);
        Path shared = Files.createTempFile("almanac-test-", "");
        String mine = "almanac-test-" + System.nanoTime();
        try {
            run("ls /tmp /dev/shm; touch /tmp/%s /dev/shm/%s && ls /proc | grep -c ^[0-9]; cat /proc/self/oom_score_adj"
                    .formatted(mine, mine));
            assertThat(printed()).doesNotContain(shared.getFileName().toString());
            assertThat(Path.of("/tmp", mine)).doesNotExist();
            assertThat(Path.of("/dev/shm", mine)).doesNotExist();
            assertThat(printed().lines().toList()).endsWith("1000");
            assertThat(printed().lines().toList().reversed().get(1))
                    .as("processes")
                    .hasSize(1);
        } finally {
            Files.delete(shared);
        }
    }

    private LocalExecutor executor() {
        return new LocalExecutor(home, InstantSource.system(), new Terms(0, true), () -> sandbox);
    }

    private Path folder() {
        Path folder = executor().directory(JOB).inside().resolve("work");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JobNotes notes() {
        return new JobNotes(executor().directory(JOB));
    }

    private Ended run(String command) {
        start(command, PLENTY);
        return end();
    }

    private void start(String command, Limits limits) {
        executor()
                .start(new Launch(
                        JOB, command, folder(), Map.of("GREETING", "hello", "PATH", PATH), VARIABLES, limits));
    }

    private Ended end() {
        await(() -> executor().look(JOB) instanceof Ended);
        return (Ended) executor().look(JOB);
    }

    private String printed() {
        try {
            Path output = executor().directory(JOB).output();
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isRefusedMore() {
        try {
            return Files.readString(executor().directory(JOB).errors()).contains("fork");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long processesWithMark() {
        return ProcessTable.now()
                .strays(new ProcessId("none", -1, -1), LocalExecutor.MARK + "=" + JOB)
                .size();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
