package almanac.job.api;

import static almanac.server.Given.aJobIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.anArchivedProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Job;
import almanac.server.Given.Project;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JobHttpTest {

    private static final String JOBS = "/api/jobs/v1/jobs";
    private static final String NOTHING = "ffffffffffffffffffffffff";

    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);

    @Test
    void a_started_job_waits_with_the_next_number() {
        JsonNode first = started(Map.of()).at("/job");
        assertThat(first.at("/number").asInt()).isEqualTo(1);
        assertThat(first.at("/status/executionStatus").asString()).isEqualTo("Queued");
        assertThat(first.at("/status/isCompleted").asBoolean()).isFalse();
        assertThat(first.at("/stageTimes/submissionTime").asString()).endsWith("Z");
        assertThat(first.at("/stageTimes").has("startTime")).isFalse();
        assertThat(first.at("/startedById").asString()).isEqualTo(ana.id());
        assertThat(first.at("/queuedJobStatusDetails/explanation").asString()).contains(JobSteps.SMALL);
        assertThat(first.has("title")).isFalse();
        assertThat(first.has("usage")).isFalse();
        assertThat(started(Map.of()).at("/job/number").asInt()).isEqualTo(2);
    }

    @Test
    void a_job_is_answered_as_it_was_asked_for() {
        Map<String, Object> cluster = Map.of(
                "clusterType",
                "Dask",
                "computeEnvironmentId",
                JobSteps.STANDARD,
                "workerHardwareTier",
                JobSteps.MEDIUM,
                "workerCount",
                2,
                "maxWorkerCount",
                3,
                "workerStorageMB",
                512.5);
        JsonNode job = started(Map.of(
                        "title",
                        "more rounds",
                        "environmentId",
                        JobSteps.STANDARD,
                        "environmentRevisionSpec",
                        "LatestRevision",
                        "hardwareTier",
                        JobSteps.MEDIUM,
                        "mainRepoGitRef",
                        Map.of("refType", "branch", "value", "main"),
                        "snapshotDatasetsOnCompletion",
                        true,
                        "computeCluster",
                        cluster))
                .at("/job");
        assertThat(job.at("/title").asString()).isEqualTo("more rounds");
        assertThat(job.at("/mainRepoGitRef/refType").asString()).isEqualTo("branches");
        assertThat(job.at("/mainRepoGitRef/value").asString()).isEqualTo("main");
        assertThat(job.at("/computeCluster/clusterType").asString()).isEqualTo("dask");
        assertThat(job.at("/computeCluster/maxWorkerCount").asInt()).isEqualTo(3);
        assertThat(job.at("/computeCluster/workerStorageMB").asDouble()).isEqualTo(512.5);
    }

    @Test
    void a_commit_that_is_asked_for_is_the_input() {
        assertThat(started(Map.of("commitId", JobSteps.COMMIT)).text("/job/commitDetails/inputCommitId"))
                .isEqualTo(JobSteps.COMMIT);
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        refused(Map.of("hardwareTier", "huge-k8s"), "hardwareTier: there is no hardware tier 'huge-k8s'");
        refused(Map.of("environmentId", NOTHING), "environmentId: ");
        refused(Map.of("environmentRevisionSpec", "TheBest"), "environmentRevisionSpec: ");
        refused(Map.of("commitId", "main"), "commitId: ");
        refused(
                Map.of("commitId", JobSteps.COMMIT, "mainRepoGitRef", Map.of("refType", "head")),
                "commitId: cannot be combined");
        refused(Map.of("mainRepoGitRef", Map.of("refType", "tags")), "mainRepoGitRef.value: ");
        refused(Map.of("mainRepoGitRef", Map.of("refType", "commitId", "value", "x")), "mainRepoGitRef.value: ");
        refused(Map.of("externalVolumeMountIds", List.of(NOTHING)), "externalVolumeMountIds: ");
        refused(Map.of("runCommand", " "), "runCommand: ");
        assertThat(started(Map.of()).at("/job/number").asInt()).isEqualTo(1);
    }

    @Test
    void a_job_needs_a_project_that_is_there() {
        String archived = anArchivedProjectOf(ana).id();
        for (String missing : List.of(NOTHING, archived)) {
            ana.api()
                    .post(JOBS, Map.of("projectId", missing, "runCommand", "x"))
                    .expect(404);
        }
    }

    @Test
    void a_job_that_ran_has_times_and_results() {
        Job job = JobSteps.succeed(aJobIn(project), Map.of("AUC", "0.91"));
        JsonNode done = ana.api().get(job.path()).expect(200).at("/job");
        assertThat(done.at("/status/executionStatus").asString()).isEqualTo("Succeeded");
        assertThat(done.at("/status/isCompleted").asBoolean()).isTrue();
        assertThat(done.at("/stageTimes/completedTime").asString()).endsWith("Z");
        assertThat(done.at("/commitDetails/inputCommitId").asString()).isEqualTo(JobSteps.COMMIT);
        assertThat(done.at("/commitDetails/outputCommitId").asString()).isEqualTo(JobSteps.OUTPUT);
        assertThat(done.at("/dominoStats/0/value").asString()).isEqualTo("0.91");
        assertThat(done.at("/usage/memoryGiB").asDouble()).isEqualTo(1.25);
        assertThat(done.at("/datasetMounts/0/datasetName").asString()).isEqualTo("customers");
        assertThat(done.at("/gitRepos/0/startingCommitId").asString()).isEqualTo(JobSteps.COMMIT);
        assertThat(done.has("queuedJobStatusDetails")).isFalse();
    }

    @Test
    void a_job_that_waits_is_stopped_at_once_and_one_that_runs_is_asked_to() {
        assertThat(stopped(aJobIn(project), "")).isEqualTo("Stopped");
        Job running = JobSteps.run(aJobIn(project));
        assertThat(stopped(running, "?commitResults=false")).isEqualTo("StopAndDiscardRequested");
        assertThat(stopped(running, "")).isEqualTo("StopAndDiscardRequested");
        JobSteps.beginStopping(running);
        assertThat(status(running)).isEqualTo("Stopping");
        JobSteps.confirmStop(running);
        assertThat(stopped(running, "")).isEqualTo("Stopped");
        assertThat(stopped(JobSteps.run(aJobIn(project)), "?commitResults=true"))
                .isEqualTo("StopRequested");
    }

    @Test
    void a_job_is_archived_when_it_has_ended() {
        Job job = aJobIn(project);
        assertThat(ana.api().post(job.own("archive")).expect(400).text("/errors/0"))
                .contains(job.id());
        stopped(job, "");
        for (int times = 0; times < 2; times++) {
            assertThat(ana.api()
                            .post(job.own("archive"))
                            .expect(200)
                            .at("/job/status/isArchived")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void a_job_that_never_was_is_not_found() {
        assertThat(ana.api().get("/api/jobs/beta/jobs/" + NOTHING).expect(404).text("/errors/0"))
                .isEqualTo("Could not find job with ID '%s'", NOTHING);
        ana.api().get("/api/jobs/beta/jobs/me").expect(400);
        ana.api().post("/api/almanac/v1/jobs/" + NOTHING + "/stop").expect(404);
        ana.api().post("/api/almanac/v1/jobs/me/archive").expect(400);
    }

    @Test
    void a_job_of_a_project_that_is_hidden_is_not_found() {
        Job job = aJobIn(project);
        assertThat(Someone.called("ben").api().get(job.path()).expect(404).text("/errors/0"))
                .isEqualTo("Could not find job with ID '%s'", job.id());
    }

    @Test
    void the_jobs_of_an_archived_project_are_stopped() {
        Job waiting = aJobIn(project);
        Job running = JobSteps.run(aJobIn(project));
        Job done = JobSteps.succeed(aJobIn(project));
        ana.api().delete(project.betaPath()).expect(200);
        Awaitility.await().untilAsserted(() -> {
            assertThat(rowStatus(waiting)).isEqualTo("STOPPED");
            assertThat(rowStatus(running)).isEqualTo("STOP_REQUESTED");
        });
        assertThat(rowStatus(done)).isEqualTo("SUCCEEDED");
        ana.api().get(waiting.path()).expect(404);
    }

    @Test
    void what_a_job_was_like_is_known() {
        Job job = JobSteps.run(aJobIn(project));
        assertThat(ana.api()
                        .get("/api/almanac/v1/history/jobs/" + job.id())
                        .expect(200)
                        .body())
                .contains("Job started", "Job queued");
    }

    private Answer started(Map<String, Object> more) {
        return start(more).expect(200);
    }

    private void refused(Map<String, Object> more, String sentence) {
        assertThat(start(more).expect(400).text("/errors/0")).startsWith(sentence);
    }

    private Answer start(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("projectId", project.id(), "runCommand", "train.py"));
        body.putAll(more);
        return ana.api().post(JOBS, body);
    }

    private String stopped(Job job, String query) {
        return ana.api().post(job.own("stop") + query).expect(200).text("/job/status/executionStatus");
    }

    private String status(Job job) {
        return ana.api().get(job.path()).expect(200).text("/job/status/executionStatus");
    }

    private static String rowStatus(Job job) {
        return Server.running()
                .database()
                .queryForList("select status from job_row where id = ?", String.class, job.id())
                .getFirst();
    }
}
