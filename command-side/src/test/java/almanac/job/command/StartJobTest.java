package almanac.job.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.job.command.Training.CHURN;
import static almanac.job.command.Training.PRICING;
import static almanac.job.command.Training.SMALL;
import static almanac.job.command.Training.STANDARD;
import static almanac.job.command.Training.TRAINING;
import static almanac.job.command.Training.queued;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasProperty;

import almanac.environment.event.ClusterType;
import almanac.given.InMemoryComputeDirectory;
import almanac.given.InMemoryJobDirectory;
import almanac.job.command.JobCommand.StartJob;
import almanac.job.event.ComputeCluster;
import almanac.job.event.JobEvent.JobQueued;
import almanac.job.event.JobRequest;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartJobTest {

    private static final HardwareTierId LARGE = new HardwareTierId("large-k8s");
    private static final EnvironmentId OTHER = new EnvironmentId("66b00000000000000000e009");
    private static final EnvironmentId UNKNOWN = new EnvironmentId("66b00000000000000000efff");
    private static final RevisionSpec ANOTHER = RevisionSpec.parse("SomeRevision(66b00000000000000000e002)");
    private static final HardwareTierId HUGE = new HardwareTierId("huge-k8s");
    private static final String COMMIT = "7c0b8a2a9cfa0b1e1c4f1b9c2f3d4e5f60718293";
    private static final GitReference MAIN = new GitReference(GitReferenceType.BRANCH, "main");

    private final FixtureConfiguration<Job> fixture = new AggregateTestFixture<>(Job.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryJobDirectory().withProject(CHURN, 1));
        fixture.registerInjectableResource(
                new InMemoryComputeDirectory().withTiers(SMALL, LARGE).withEnvironments(STANDARD, OTHER));
    }

    @Test
    void a_command_is_enough() {
        fixture.givenNoPriorActivity().when(start(CHURN)).expectEvents(queued());
    }

    @Test
    void a_job_is_started_with_all_that_is_asked_for() {
        ComputeCluster cluster = cluster(OTHER, SMALL, LARGE, 2, 4);
        fixture.givenNoPriorActivity()
                .when(new StartJob(
                        TRAINING,
                        CHURN,
                        ANA,
                        "train.py",
                        "more rounds",
                        null,
                        MAIN,
                        OTHER,
                        RevisionSpec.LATEST,
                        LARGE,
                        cluster,
                        true))
                .expectEvents(new JobQueued(
                        TRAINING,
                        CHURN,
                        1,
                        ANA,
                        new JobRequest(
                                "train.py",
                                "more rounds",
                                null,
                                MAIN,
                                OTHER,
                                RevisionSpec.LATEST,
                                LARGE,
                                cluster,
                                true)));
    }

    @Test
    void a_project_that_is_not_there_has_no_jobs() {
        fixture.givenNoPriorActivity()
                .when(start(PRICING))
                .expectNoEvents()
                .expectException(failure(ErrorCode.PROJECT_NOT_FOUND));
    }

    @Test
    void a_commit_is_not_asked_for_in_two_ways() {
        refused(with(COMMIT, MAIN, null, null, null, null), "commitId");
    }

    @Test
    void an_unknown_tier_or_environment_is_refused_by_name() {
        refused(with(null, null, null, null, HUGE, null), "hardwareTier: there is no hardware tier 'huge-k8s'");
        refused(with(null, null, UNKNOWN, null, null, null), "environmentId: ");
        refused(with(null, null, STANDARD, ANOTHER, null, null), "environmentId: ");
        refused(with(null, null, null, ANOTHER, null, null), "environmentId: ");
    }

    @Test
    void a_cluster_must_be_possible() {
        refused(with(cluster(STANDARD, SMALL, SMALL, 0, null)), "computeCluster.workerCount");
        refused(with(cluster(STANDARD, SMALL, SMALL, 3, 2)), "computeCluster.maxWorkerCount");
        refused(with(cluster(STANDARD, SMALL, HUGE, 1, null)), "computeCluster.workerHardwareTier");
        refused(with(cluster(STANDARD, HUGE, SMALL, 1, null)), "computeCluster.masterHardwareTierId");
        refused(with(cluster(UNKNOWN, SMALL, SMALL, 1, null)), "computeCluster.computeEnvironmentId");
    }

    @Test
    void as_many_workers_at_most_as_at_least_are_possible() {
        fixture.givenNoPriorActivity()
                .when(with(cluster(STANDARD, null, SMALL, 3, 3)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void where_there_is_no_default_it_must_be_said() {
        FixtureConfiguration<Job> bare = new AggregateTestFixture<>(Job.class);
        bare.registerInjectableResource(new InMemoryJobDirectory().withProject(CHURN, 1));
        bare.registerInjectableResource(new InMemoryComputeDirectory().withEnvironments(STANDARD));
        bare.givenNoPriorActivity()
                .when(start(CHURN))
                .expectException(allOf(
                        failure(ErrorCode.INVALID_VALUE), hasProperty("message", containsString("hardwareTier"))));
    }

    @Test
    void a_restricted_project_takes_restricted_environments_alone() {
        FixtureConfiguration<Job> restricted = new AggregateTestFixture<>(Job.class);
        restricted.registerInjectableResource(new InMemoryJobDirectory().withProject(CHURN, 1));
        restricted.registerInjectableResource(new InMemoryComputeDirectory()
                .withTiers(SMALL)
                .withEnvironments(STANDARD, OTHER)
                .withRestricted(CHURN, OTHER));
        restricted
                .givenNoPriorActivity()
                .when(start(CHURN))
                .expectException(allOf(
                        failure(ErrorCode.INVALID_VALUE), hasProperty("message", containsString("is restricted"))));
        restricted
                .givenNoPriorActivity()
                .when(with(null, null, OTHER, null, null, cluster(STANDARD, null, SMALL, 1, null)))
                .expectException(failure(ErrorCode.INVALID_VALUE));
        restricted
                .givenNoPriorActivity()
                .when(with(null, null, OTHER, null, null, null))
                .expectSuccessfulHandlerExecution();
    }

    private void refused(StartJob command, String sentence) {
        fixture.givenNoPriorActivity()
                .when(command)
                .expectNoEvents()
                .expectException(
                        allOf(failure(ErrorCode.INVALID_VALUE), hasProperty("message", containsString(sentence))));
    }

    private static StartJob start(ProjectId project) {
        return new StartJob(TRAINING, project, ANA, "train.py", null, null, null, null, null, null, null, false);
    }

    private static StartJob with(ComputeCluster cluster) {
        return with(null, null, null, null, null, cluster);
    }

    private static StartJob with(
            @Nullable String commit,
            @Nullable GitReference reference,
            @Nullable EnvironmentId environment,
            @Nullable RevisionSpec revision,
            @Nullable HardwareTierId tier,
            @Nullable ComputeCluster cluster) {
        return new StartJob(
                TRAINING, CHURN, ANA, "train.py", null, commit, reference, environment, revision, tier, cluster, false);
    }

    private static ComputeCluster cluster(
            EnvironmentId environment,
            @Nullable HardwareTierId master,
            HardwareTierId worker,
            int workers,
            @Nullable Integer most) {
        return new ComputeCluster(ClusterType.SPARK, environment, null, master, worker, workers, most, null);
    }
}
