package almanac.execution;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.execution.process.JobExecutor;
import almanac.execution.process.LocalExecutor;
import almanac.job.command.JobCommand.AbandonJob;
import almanac.job.command.JobCommand.BeginPreparing;
import almanac.job.command.JobCommand.CompletePreparation;
import almanac.job.command.JobCommand.ConfirmStop;
import almanac.job.command.JobCommand.FailJob;
import almanac.job.command.JobCommand.PlaceJob;
import almanac.job.command.JobCommand.SucceedJob;
import almanac.job.event.JobDataset;
import almanac.job.event.JobInput;
import almanac.job.event.JobStatistic;
import almanac.job.query.ExecutionStatus;
import almanac.job.query.JobToRun;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import almanac.shared.PlatformVariables;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

class JobSchedulerTest {

    private static final HardwareTierId SMALL = new HardwareTierId("small");
    private static final HardwareTierId NARROW = new HardwareTierId("narrow");
    private static final String COMMIT = "8d0b8a2a9cfa0b1e1c4f1b9c2f3d4e5f60718293";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ReentrantLock CHOOSING = new ReentrantLock();

    private final RecordsInMemory records = new RecordsInMemory();
    private final OutputInMemory output = new OutputInMemory();
    private final Folders files = new Folders();
    private final List<JobScheduler> desks = new ArrayList<>();

    private final Credentials credentials = new Credentials();

    @TempDir
    Path home;

    @AfterEach
    void nothing_goes_on() {
        desks.forEach(JobScheduler::stop);
        records.list().placed().forEach(job -> executor("a").remove(job.job().value()));
    }

    @Test
    void a_job_runs_and_leaves_what_it_made() {
        JobId job = records.queue("echo '{\"accuracy\": 0.9}' > dominostats.json; echo done", SMALL);
        open("a", 2);
        SucceedJob end = (SucceedJob) ended(job);
        assertThat(end.result().outputCommitId()).isEqualTo("kept");
        assertThat(end.result().statistics()).containsExactly(new JobStatistic("accuracy", "0.9"));
        assertThat(end.result().usage()).isNotNull();
        assertThat(output.of(job.value())).isEqualTo("done\n");
        awaitRemoval(job);
    }

    @Test
    void it_knows_who_and_where_it_is() {
        JobId job = records.queue("env | grep ^DOMINO_ | sort; ls -d $DOMINO_DATASETS_DIR $DOMINO_WORKING_DIR", SMALL);
        open("a", 1);
        ended(job);
        Path folder = home.resolve("a/jobs/" + job + "/inside");
        assertThat(output.of(job.value()).lines())
                .contains(
                        "DOMINO_PROJECT_NAME=churn",
                        "DOMINO_PROJECT_OWNER=ana",
                        "DOMINO_RUN_ID=" + job,
                        "DOMINO_RUN_NUMBER=1",
                        "DOMINO_STARTING_USERNAME=bo",
                        "DOMINO_HARDWARE_TIER_ID=small",
                        "DOMINO_HARDWARE_TIER_NAME=A small one",
                        "DOMINO_DATASETS_DIR=" + folder.resolve("datasets"),
                        folder.resolve("work").toString());
    }

    @Test
    void it_has_the_variables_of_its_environment_which_lie_nowhere() {
        JobId job = records.queue("echo \"[$TOKEN]\"; ls -A ..", SMALL);
        open("a", 1);
        ended(job);
        assertThat(output.of(job.value())).startsWith("[it's $HOME]\n").doesNotContain(".variables");
    }

    @Test
    void it_has_the_variables_of_its_project_which_count_before_those_of_its_environment() {
        JobId job = records.queue("echo \"[$OF_PROJECT] [$TOLD]\"", SMALL);
        open("a", 1);
        ended(job);
        assertThat(output.of(job.value())).isEqualTo("[churn's] [by the project]\n");
    }

    @Test
    void what_the_platform_sets_is_no_name_for_a_variable_of_a_project() {
        JobId job = records.queue("env | sed 's/=.*//'", SMALL);
        open("a", 1);
        ended(job);
        List<String> chosen = List.of("OF_PROJECT", "TOLD", "TOKEN");
        List<String> ofTheShell = List.of("PWD", "SHLVL", "_", "OLDPWD");
        String usualNumber = "_NUM_THREADS"; // of a library's threads, which a project may choose
        assertThat(output.of(job.value()).lines())
                .filteredOn(name -> !chosen.contains(name) && !ofTheShell.contains(name) && !name.endsWith(usualNumber))
                .contains("PATH", "DOMINO_RUN_ID", "MLFLOW_TRACKING_TOKEN")
                .allMatch(PlatformVariables::include);
    }

    @Test
    void it_has_a_credential_for_as_long_as_it_runs_and_however_it_ends() {
        JobId done = records.queue("echo \"[$MLFLOW_TRACKING_TOKEN] $DOMINO_STARTING_USER_ID\"", SMALL);
        open("a", 1);
        ended(done);
        assertThat(output.of(done.value()))
                .isEqualTo("[of %s] %s\n".formatted(done, records.get(done).startedBy()));
        assertThat(credentials.valid).isEmpty();
        JobId failing = records.queue("exit 1", SMALL);
        ended(failing);
        assertThat(credentials.valid).isEmpty();
    }

    @Test
    void one_that_fails_says_why() {
        JobId job = records.queue("echo nearly; echo 'no such column' >&2; exit 3", SMALL);
        open("a", 1);
        FailJob end = (FailJob) ended(job);
        assertThat(end.exitCode()).isEqualTo(3);
        assertThat(end.problem()).isEqualTo("no such column");
    }

    @Test
    void one_that_cannot_be_prepared_never_runs() {
        files.trouble = () -> {
            throw ErrorCode.INVALID_VALUE.with("commitId", "names no commit");
        };
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1);
        FailJob end = (FailJob) ended(job);
        assertThat(end.exitCode()).isNull();
        assertThat(end.problem()).contains("names no commit");
        assertThat(end.inputCommitId()).isEqualTo(COMMIT);
        assertThat(output.preparationOf(job.value())).contains("names no commit");
        assertThat(records.starts(job)).isZero();
    }

    @Test
    void one_that_the_server_fails_at_ends_as_an_error() {
        files.trouble = () -> {
            throw new IllegalStateException("disk full");
        };
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1);
        AbandonJob end = (AbandonJob) ended(job);
        assertThat(end.reason()).doesNotContain("disk full");
        assertThat(end.inputCommitId()).isEqualTo(COMMIT);
        assertThat(output.preparationOf(job.value())).contains("tries again");
        assertThat(records.get(job).status()).isEqualTo(ExecutionStatus.ERROR);
    }

    @Test
    void a_job_that_is_stopped_while_it_is_prepared_never_runs() throws Exception {
        CountDownLatch isPreparing = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        files.trouble = () -> {
            isPreparing.countDown();
            awaitLatch(goesOn);
        };
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1);
        isPreparing.await();
        records.stop(job, false);
        goesOn.countDown();
        assertThat(ended(job)).isInstanceOf(ConfirmStop.class);
        assertThat(records.starts(job)).isZero();
    }

    @Test
    void a_job_that_is_stopped_while_its_preparation_takes_long_ends_and_its_log_is_seen_meanwhile() {
        files.whilePreparing = goingOn -> {
            while (true) { // copies a file, and another, and another
                goingOn.run();
            }
        };
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> output.preparationOf(job.value()).contains("Preparing"));
        assertThat(records.get(job).status()).isEqualTo(ExecutionStatus.PREPARING);
        records.stop(job, false);
        assertThat(ended(job)).isInstanceOf(ConfirmStop.class);
        awaitRemoval(job);
    }

    @Test
    void a_job_that_is_stopped_between_attempts_to_prepare_it_does_not_wait_for_the_next() {
        AtomicInteger attempts = new AtomicInteger();
        files.trouble = () -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("the disk does not answer");
        };
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1, Duration.ofMinutes(10), executor("a"));
        Awaitility.await().atMost(SOON).until(() -> attempts.get() == 4); // the next is eight seconds away
        long asked = System.nanoTime();
        records.stop(job, false);
        assertThat(ended(job)).isInstanceOf(ConfirmStop.class);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void one_that_is_stopped_just_before_or_after_it_is_prepared_never_runs() {
        JobId pending = records.queue("echo hello", SMALL);
        JobId prepared = records.queue("echo hello", SMALL);
        records.send(new PlaceJob(pending, "a"));
        records.send(new PlaceJob(prepared, "a"));
        records.send(new BeginPreparing(prepared));
        records.send(new CompletePreparation(prepared, new JobInput("commit", null, List.of(), List.of())));
        records.stop(pending, false);
        records.stop(prepared, true);
        open("a", 2);
        for (JobId job : List.of(pending, prepared)) {
            assertThat(ended(job)).isInstanceOf(ConfirmStop.class);
            assertThat(records.starts(job)).isZero();
            awaitRemoval(job);
        }
    }

    @Test
    void one_that_is_stopped_while_it_runs_keeps_what_it_made_unless_that_is_not_wanted() {
        JobId kept = records.queue("echo ready; sleep 300", SMALL);
        JobId discarded = records.queue("echo ready; sleep 300", SMALL);
        open("a", 2);
        awaitRunning(kept);
        awaitRunning(discarded);
        records.stop(kept, false);
        records.stop(discarded, true);
        assertThat(((FailJob) ended(kept)).result().outputCommitId()).isEqualTo("kept");
        assertThat(((FailJob) ended(discarded)).result().outputCommitId()).isNull();
        assertThat(records.get(kept).status()).isEqualTo(ExecutionStatus.STOPPED);
        assertThat(records.get(discarded).status()).isEqualTo(ExecutionStatus.STOPPED);
    }

    @Test
    void a_job_outlives_its_server_and_is_found_again() throws Exception {
        JobId job = records.queue("echo before; while [ ! -e go ]; do sleep 0.05; done; echo after", SMALL);
        JobScheduler first = open("a", 1);
        awaitRunning(job);
        first.stop();
        Files.createFile(home.resolve("a/jobs/" + job + "/inside/work/go"));
        open("a", 1);
        assertThat(ended(job)).isInstanceOf(SucceedJob.class);
        assertThat(output.of(job.value())).isEqualTo("before\nafter\n");
        assertThat(records.starts(job)).isEqualTo(1);
    }

    @Test
    void a_job_of_which_nothing_is_left_ends_as_an_error() {
        JobId job = records.queue("sleep 300", SMALL);
        JobScheduler first = open("a", 1);
        awaitRunning(job);
        first.stop();
        executor("a").remove(job.value());
        open("a", 1);
        assertThat(ended(job)).isInstanceOf(AbandonJob.class);
    }

    @Test
    void a_job_of_a_server_that_does_not_come_back_ends_as_an_error() {
        JobId job = records.queue("sleep 300", SMALL);
        JobScheduler gone = open("a", 1);
        awaitRunning(job);
        gone.stop();
        open("b", 1);
        assertThat(((AbandonJob) ended(job)).reason()).contains("gone");
        executor("a").remove(job.value());
    }

    @Test
    void a_job_that_cannot_be_ended_keeps_none_behind_it_from_ending_or_beginning() {
        JobId stuck = records.queue("sleep 300", SMALL);
        JobId behind = records.queue("sleep 300", SMALL);
        records.send(new PlaceJob(stuck, "a"));
        records.send(new PlaceJob(behind, "a"));
        records.isStuck(stuck);
        JobId waiting = records.queue("true", SMALL);
        open("b", 1);
        assertThat(ended(behind)).isInstanceOf(AbandonJob.class);
        assertThat(ended(waiting)).isInstanceOf(SucceedJob.class);
    }

    @Test
    void many_jobs_share_two_places_and_each_ends_with_all_it_said() {
        List<JobId> jobs = IntStream.range(0, 60)
                .mapToObj(number -> records.queue("for i in 1 2 3; do echo %d.$i; done".formatted(number), SMALL))
                .toList();
        open("a", 2);
        for (int number = 0; number < jobs.size(); number++) {
            String job = jobs.get(number).value();
            assertThat(ended(jobs.get(number))).isInstanceOf(SucceedJob.class);
            assertThat(output.of(job)).isEqualTo("%1$d.1\n%1$d.2\n%1$d.3\n".formatted(number));
        }
        assertThat(records.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void two_servers_run_no_job_twice_and_no_more_of_a_tier_than_it_may() {
        List<JobId> jobs = IntStream.range(0, 20)
                .mapToObj(number -> records.queue("echo " + number, NARROW))
                .toList();
        open("a", 4);
        open("b", 4);
        jobs.forEach(job -> assertThat(ended(job)).isInstanceOf(SucceedJob.class));
        assertThat(jobs).allMatch(job -> records.starts(job) == 1);
        assertThat(records.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void what_a_job_has_put_in_the_place_of_its_folder_is_not_read() throws Exception {
        Path secret = Files.createDirectory(home.resolve("secret"));
        Files.writeString(secret.resolve("dominostats.json"), "{\"key\": 42}");
        JobId job = records.queue("cd .. && mv work away && ln -s %s work".formatted(secret), SMALL);
        open("a", 1);
        SucceedJob end = (SucceedJob) ended(job);
        assertThat(end.result().outputCommitId()).isNull();
        assertThat(end.result().statistics()).isEmpty();
        assertThat(output.preparationOf(job.value())).contains("not where it was");
    }

    @Test
    void a_job_that_others_have_given_up_while_it_was_prepared_never_runs() throws Exception {
        CountDownLatch isPreparing = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        files.trouble = () -> {
            isPreparing.countDown();
            awaitLatch(goesOn);
        };
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1);
        isPreparing.await();
        records.send(new AbandonJob(job, "gone"));
        goesOn.countDown();
        awaitRemoval(job);
        assertThat(output.preparationOf(job.value())).contains("Preparing").doesNotContain("Running");
        assertThat(output.of(job.value())).isEmpty();
    }

    @Test
    void the_log_of_a_job_that_ended_while_its_server_was_away_is_kept_to_its_end() throws Exception {
        JobId job = records.queue("echo before; while [ ! -e go ]; do sleep 0.05; done; echo after", SMALL);
        JobScheduler first = open("a", 1);
        awaitRunning(job);
        first.stop();
        Files.createFile(home.resolve("a/jobs/" + job + "/inside/work/go"));
        Awaitility.await().atMost(SOON).until(() -> Files.exists(home.resolve("a/jobs/" + job + "/exit")));
        records.send(new AbandonJob(job, "gone"));
        open("a", 1);
        awaitRemoval(job);
        assertThat(output.of(job.value())).isEqualTo("before\nafter\n");
    }

    @Test
    void faults_that_pass_do_a_job_no_harm() {
        AtomicInteger faults = new AtomicInteger(3);
        files.trouble = () -> {
            if (faults.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is away");
            }
        };
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1, Duration.ofMinutes(1), executor("a"));
        assertThat(ended(job)).isInstanceOf(SucceedJob.class);
    }

    @Test
    void what_is_wrong_with_the_memory_or_the_stack_is_a_fault_too() {
        files.trouble = () -> {
            throw new StackOverflowError("too deep");
        };
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1);
        assertThat(ended(job)).isInstanceOf(AbandonJob.class);
    }

    @Test
    void a_job_of_which_no_directory_can_be_made_at_first_runs_later() {
        TroubledExecutor troubled = new TroubledExecutor(executor("a"));
        troubled.directoriesRefused.set(2);
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1, Duration.ofMinutes(1), troubled);
        assertThat(ended(job)).isInstanceOf(SucceedJob.class);
    }

    @Test
    void what_cannot_be_taken_away_is_in_nobodys_way() {
        TroubledExecutor troubled = new TroubledExecutor(executor("a"));
        troubled.stuck = troubled.directory("6530b3d45f1c9a2e8f4c0d99")
                .path()
                .getFileName()
                .toString();
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1, Duration.ofMinutes(1), troubled);
        assertThat(ended(job)).isInstanceOf(SucceedJob.class);
    }

    @Test
    void no_job_is_taken_on_where_nothing_contains_it_and_its_health_says_why() {
        TroubledExecutor troubled = new TroubledExecutor(executor("a"));
        troubled.refusal = "no name spaces";
        JobId job = records.queue("echo hello", SMALL);
        JobScheduler scheduler = open("a", 1, Duration.ofMinutes(1), troubled);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> health(scheduler).getStatus().equals(Status.UNKNOWN));
        assertThat(health(scheduler).getDetails()).containsEntry("reason", "no name spaces");
        assertThat(records.get(job).status()).isEqualTo(ExecutionStatus.QUEUED);
        troubled.refusal = null;
        assertThat(ended(job)).isInstanceOf(SucceedJob.class);
        assertThat(health(scheduler).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void what_runs_is_seen_to_while_it_cannot_be_found_out_what_contains_a_job() throws Exception {
        JobId running = records.queue("while [ ! -e go ]; do sleep 0.05; done; echo done", SMALL);
        JobScheduler first = open("a", 1);
        awaitRunning(running);
        first.stop();
        Files.createFile(home.resolve("a/jobs/" + running + "/inside/work/go"));
        JobId waiting = records.queue("echo hello", SMALL);
        TroubledExecutor troubled = new TroubledExecutor(executor("a"));
        troubled.hasNoAnswer = true;
        open("a", 1, Duration.ofMinutes(1), troubled);
        assertThat(ended(running)).isInstanceOf(SucceedJob.class);
        assertThat(records.get(waiting).status()).isEqualTo(ExecutionStatus.QUEUED);
        troubled.hasNoAnswer = false;
        assertThat(ended(waiting)).isInstanceOf(SucceedJob.class);
    }

    @Test
    void a_stop_in_the_last_moment_still_discards_what_the_job_made() {
        records.beforeFinishing(job -> records.stop(job, true));
        JobId job = records.queue("echo hello", SMALL);
        open("a", 1);
        assertThat(((SucceedJob) ended(job)).result().outputCommitId()).isNull();
        assertThat(records.get(job).status()).isEqualTo(ExecutionStatus.STOPPED);
    }

    @Test
    void what_cannot_be_read_of_what_a_job_has_left_does_not_change_how_it_ended() {
        files.keeping = () -> {
            throw new InvalidPathException("a\0b", "no name");
        };
        JobId job = records.queue("echo '{\"loss\": NaN, \"accuracy\": 0.9}' > dominostats.json", SMALL);
        open("a", 1);
        SucceedJob end = (SucceedJob) ended(job);
        assertThat(end.result().outputCommitId()).isNull();
        assertThat(end.result().statistics())
                .containsExactly(new JobStatistic("loss", "NaN"), new JobStatistic("accuracy", "0.9"));
        assertThat(output.preparationOf(job.value())).contains("cannot be read");
    }

    @Test
    void statistics_that_are_none_are_told_of() {
        JobId job = records.queue("echo '{\"loss\": ' > dominostats.json", SMALL);
        open("a", 1);
        assertThat(((SucceedJob) ended(job)).result().statistics()).isEmpty();
        assertThat(output.preparationOf(job.value())).contains("it is not JSON");
    }

    @Test
    void what_ended_the_server_three_times_is_not_kept() throws Exception {
        JobId job = records.queue("while [ ! -e go ]; do sleep 0.05; done", SMALL);
        open("a", 1);
        awaitRunning(job);
        executor("a").directory(job.value()).remember("attempts", "3");
        Files.createFile(home.resolve("a/jobs/" + job + "/inside/work/go"));
        assertThat(((SucceedJob) ended(job)).result().outputCommitId()).isNull();
        assertThat(output.preparationOf(job.value())).contains("ended 3 times");
    }

    @Test
    void a_job_runs_on_while_the_database_is_away() throws Exception {
        JobId job = records.queue("while [ ! -e go ]; do sleep 0.05; done", SMALL);
        open("a", 1, Duration.ZERO, executor("a"));
        awaitRunning(job);
        records.isAway(true);
        Awaitility.await().atMost(SOON).until(() -> records.refused() > 2);
        records.isAway(false);
        Files.createFile(home.resolve("a/jobs/" + job + "/inside/work/go"));
        assertThat(ended(job)).isInstanceOf(SucceedJob.class);
    }

    @Test
    void a_job_of_which_a_power_cut_has_left_nothing_readable_ends_as_an_error() throws Exception {
        JobId job = records.queue("sleep 300", SMALL);
        JobScheduler first = open("a", 1);
        awaitRunning(job);
        first.stop();
        executor("a").kill(job.value());
        Files.write(home.resolve("a/jobs/" + job + "/process"), new byte[0]);
        open("a", 1);
        assertThat(ended(job)).isInstanceOf(AbandonJob.class);
        awaitRemoval(job);
    }

    @Test
    void a_job_ends_though_nothing_of_it_can_be_taken_away() {
        JobId job = records.queue("sleep 300", SMALL);
        JobScheduler first = open("a", 1);
        awaitRunning(job);
        first.stop();
        executor("a").remove(job.value());
        TroubledExecutor troubled = new TroubledExecutor(executor("a"));
        troubled.stuck = job.value();
        open("a", 1, Duration.ofMinutes(1), troubled);
        assertThat(ended(job)).isInstanceOf(AbandonJob.class);
    }

    private JobScheduler open(String host, int atOnce) {
        return open(host, atOnce, Duration.ofSeconds(1), executor(host));
    }

    private JobScheduler open(String host, int atOnce, Duration patience, JobExecutor executor) {
        ExecutionSettings settings = new ExecutionSettings(
                atOnce,
                1,
                1,
                Duration.ofMinutes(5),
                Duration.ofSeconds(5),
                500,
                DataSize.ofMegabytes(1),
                "/usr/local/bin:/usr/bin:/bin",
                Duration.ofMillis(100));
        JobTools tools = new JobTools(
                host,
                records,
                executor,
                output,
                files,
                new NoDatasets(),
                new Plain(),
                credentials,
                new NoInstances(),
                new Tiers(),
                settings);
        JobScheduler scheduler = new JobScheduler(tools, new ServersInMemory(host), patience);
        desks.add(scheduler);
        scheduler.start();
        return scheduler;
    }

    private LocalExecutor executor(String host) {
        return new LocalExecutor(home.resolve(host), InstantSource.system(), new LocalExecutor.Terms(0, true));
    }

    private Object ended(JobId job) {
        return Awaitility.await("the job has ended")
                .atMost(SOON)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> records.end(job), end -> end != null);
    }

    private static Health health(JobScheduler scheduler) {
        return Objects.requireNonNull(new JobsHealth(scheduler).health(true));
    }

    private void awaitRemoval(JobId job) {
        Awaitility.await("its directory is gone")
                .atMost(SOON)
                .until(() -> !Files.exists(home.resolve("a/jobs/" + job)));
    }

    private void awaitRunning(JobId job) {
        Awaitility.await("the job runs")
                .atMost(SOON)
                .until(() -> records.get(job).status() == ExecutionStatus.RUNNING);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Tiers implements TierLimits {

        @Override
        public Tier of(HardwareTierId hardwareTier) {
            return new Tier(1L << 30, 1, hardwareTier.equals(NARROW) ? 1 : null);
        }
    }

    private static final class Folders implements JobFiles {

        private Runnable trouble = () -> {};
        private Consumer<Runnable> whilePreparing = _ -> {};
        private Runnable keeping = () -> {};

        @Override
        public JobInput layOut(JobToRun job, JobFolders folders, Runnable goingOn) {
            folders.isOf(COMMIT);
            whilePreparing.accept(goingOn);
            trouble.run();
            return new JobInput(COMMIT, null, List.of(), List.of());
        }

        @Override
        public @Nullable String keep(JobToRun job, JobInput input, Path folder, Consumer<String> notes) {
            keeping.run();
            return "kept";
        }
    }

    /** With a variable that nobody but the job is to see. */
    private static final class Plain implements JobEnvironments {

        @Override
        public EnvironmentRevisionId revision(JobToRun job) {
            return new EnvironmentRevisionId("000000000000000000000002");
        }

        @Override
        public Map<String, String> variables(JobToRun job) {
            return Map.of("TOKEN", "it's $HOME", "TOLD", "by the environment");
        }
    }

    /** Credentials that are names of their jobs, and that a test looks at. */
    private static final class Credentials implements JobCredentials {

        private final Set<JobId> valid = ConcurrentHashMap.newKeySet();

        @Override
        public Map<String, String> whereabouts(JobToRun job, JobFolders folders) {
            return Map.of("DOMINO_STARTING_USER_ID", job.startedBy().value());
        }

        @Override
        public Map<String, String> issue(JobToRun job, JobFolders folders) {
            valid.add(job.job());
            return Map.of("MLFLOW_TRACKING_TOKEN", "of " + job.job());
        }

        @Override
        public void revoke(JobToRun job) {
            valid.remove(job.job());
        }
    }

    private static final class NoDatasets implements JobDatasets {

        @Override
        public List<JobDataset> layOut(JobToRun job, JobFolders folders, Runnable goingOn) {
            return List.of();
        }

        @Override
        public void keep(JobToRun job, List<JobDataset> datasets, JobFolders folders) {}
    }

    /** Those that this process has opened and not closed. */
    private static final class ServersInMemory implements Servers {

        private static final Set<String> PRESENT = ConcurrentHashMap.newKeySet();

        private final String name;

        ServersInMemory(String name) {
            this.name = name;
            PRESENT.add(name);
        }

        @Override
        public void stay() {}

        @Override
        public boolean isPresent(String other) {
            return PRESENT.contains(other);
        }

        @Override
        public void alone(Runnable choosing) {
            if (CHOOSING.tryLock()) {
                try {
                    choosing.run();
                } finally {
                    CHOOSING.unlock();
                }
            }
        }

        @Override
        public void close() {
            PRESENT.remove(name);
        }
    }

    /** No job of this test is an instance. */
    private static final class NoInstances implements InstanceFiles {

        @Override
        public void layOut(JobToRun job, JobFolders folders, Runnable goingOn) {
            throw new AssertionError("no job of this test is an instance");
        }

        @Override
        public Map<String, String> variables(JobToRun job) {
            throw new AssertionError("no job of this test is an instance");
        }
    }
}
