package almanac.job.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.job.api.JobServer.Repository;
import almanac.server.Given;
import almanac.server.JobSteps;
import almanac.server.Someone;
import almanac.shared.ProjectId;
import almanac.shared.Sha256;
import almanac.storage.files.Blob;
import almanac.storage.files.BlobStore;
import almanac.storage.git.LfsObjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What jobs that run are given: datasets, variables, and no more than their tier has. */
class JobMeansHttpTest {

    private static JobServer jobs;

    @TempDir
    Path directory;

    @BeforeAll
    static void a_server_that_runs_jobs() {
        jobs = new JobServer("job_means");
    }

    @AfterAll
    static void it_stops() {
        jobs.close();
    }

    @Test
    void a_job_reads_and_writes_the_datasets_of_its_project_and_keeps_them_as_a_snapshot() {
        Repository repository = jobs.repository(directory);
        String dataset = jobs.dataset(repository.project(), "raw-data");
        jobs.put(dataset, "in.csv", "1,2");
        jobs.put(dataset, "old.csv", "0");
        String job = jobs.start(
                repository.project(),
                "cd \"$DOMINO_DATASETS_DIR/raw-data\" && cat in.csv && mkdir out && echo 3 > out/sum.csv && rm old.csv",
                Map.of("snapshotDatasetsOnCompletion", true));
        JsonNode done = jobs.awaitEnd(job);
        assertThat(jobs.output(job)).isEqualTo("1,2\n");
        assertThat(done.at("/datasetMounts/0/datasetName").asString()).isEqualTo("raw-data");
        assertThat(done.at("/datasetMounts/0/isInput").asBoolean()).isFalse();
        assertThat(jobs.ana()
                        .api()
                        .get(jobs.file(dataset, "out/sum.csv"))
                        .expect(200)
                        .body())
                .isEqualTo("3\n");
        jobs.ana().api().get(jobs.file(dataset, "old.csv")).expect(404);
        assertThat(jobs.ana()
                        .api()
                        .get(jobs.file(dataset, "in.csv"))
                        .expect(200)
                        .body())
                .isEqualTo("1,2");
        assertThat(jobs.ana()
                        .api()
                        .get("/api/datasetrw/v1/datasets/" + dataset)
                        .expect(200)
                        .at("/dataset/snapshotIds"))
                .hasSize(1);
    }

    @Test
    void what_others_have_changed_meanwhile_stays_and_the_log_says_so() throws IOException {
        Repository repository = jobs.repository(directory);
        String dataset = jobs.dataset(repository.project(), "shared");
        jobs.put(dataset, "a", "before");
        String job = jobs.start(
                repository.project(),
                "cd $DOMINO_DATASETS_DIR/shared && echo job > a && echo mine > b && echo ready"
                        + " && while [ ! -e ../go ]; do sleep 0.05; done",
                Map.of());
        Awaitility.await().atMost(JobServer.SOON).until(() -> jobs.output(job).contains("ready"));
        jobs.put(dataset, "a", "theirs");
        Path laidOut = Path.of(jobs.ana()
                .api()
                .get("/api/jobs/beta/jobs/" + job)
                .expect(200)
                .text("/job/datasetMounts/0/containerPath"));
        Files.createFile(laidOut.resolveSibling("go"));
        jobs.awaitEnd(job);
        assertThat(jobs.ana().api().get(jobs.file(dataset, "a")).expect(200).body())
                .isEqualTo("theirs");
        assertThat(jobs.ana().api().get(jobs.file(dataset, "b")).expect(200).body())
                .isEqualTo("mine\n");
        assertThat(jobs.log(job, "?logType=prepareOutput").body()).contains("Dataset shared, not kept: a:");
    }

    @Test
    void files_of_a_job_are_recorded_in_batches_and_have_the_dates_of_their_writing() {
        Repository repository = jobs.repository(directory);
        String dataset = jobs.dataset(repository.project(), "checkpoints");
        jobs.awaitEnd(jobs.start(
                repository.project(),
                "cd $DOMINO_DATASETS_DIR/checkpoints && for i in $(seq 298); do echo $i > part-$i; done"
                        + " && echo 2 > last && touch -d 2026-02-02T10:00:00.5Z last"
                        + " && echo 1 > first && touch -d 2026-02-01T10:00:00Z first",
                Map.of()));
        assertThat(jobs.server().database().queryForMap("""
                                select count(*) as events, count(distinct xmin::text) as transactions from domain_event
                                where payload_type like '%DatasetFileWritten' and payload ->> 'dataset' = ?""", dataset))
                .containsEntry("events", 300L)
                .containsEntry("transactions", 3L);
        String job = jobs.start(
                repository.project(),
                "cd $DOMINO_DATASETS_DIR/checkpoints && ls -t first last && date -u -r last +%FT%T.%N"
                        + " && echo 3 > last && touch -d 2026-02-02T10:00:00.5Z last",
                Map.of());
        jobs.awaitEnd(job);
        assertThat(jobs.output(job)).isEqualTo("last\nfirst\n2026-02-02T10:00:00.500000000\n");
        assertThat(jobs.ana().api().get(jobs.file(dataset, "last")).expect(200).body())
                .isEqualTo("3\n");
    }

    @Test
    void a_job_whose_data_is_missing_fails_at_once_and_says_what_is_missing() throws IOException {
        Repository repository = jobs.repository(directory);
        String commit = repository.push("a", "1");
        String dataset = jobs.dataset(repository.project(), "lost");
        jobs.put(dataset, "raw/in.csv", "lost: " + dataset);
        Files.delete(jobs.server()
                .bean(BlobStore.class)
                .find(Sha256.of(("lost: " + dataset).getBytes(UTF_8)))
                .orElseThrow());
        String job = jobs.start(repository.project(), "true", Map.of());
        JsonNode done = jobs.awaitEnd(job);
        assertThat(done.at("/status/executionStatus").asString()).isEqualTo("Failed");
        assertThat(done.at("/commitDetails/inputCommitId").asString()).isEqualTo(commit);
        assertThat(jobs.log(job, "").text("/logs/problem"))
                .isEqualTo("The bytes of 'lost/raw/in.csv' are not where this server keeps them: see the server's log");
    }

    @Test
    void the_variables_of_its_environment_reach_the_job_and_lie_nowhere() {
        Repository repository = jobs.repository(directory);
        String secret = "open-sesame-" + repository.project();
        String environment = jobs.ana()
                .api()
                .post(
                        "/api/environments/beta/environments",
                        Map.of(
                                "name",
                                Someone.unique("env"),
                                "visibility",
                                "private",
                                "image",
                                "i",
                                "addBaseDependencies",
                                true,
                                "environmentVariables",
                                List.of(Map.of("key", "TOKEN", "value", secret))))
                .expect(200)
                .text("/environment/id");
        jobs.server().awaitBuilds();
        String job = jobs.start(
                repository.project(),
                "[ \"$TOKEN\" = '" + secret.replace("-", "'-'") + "' ] && echo found",
                Map.of("environmentId", environment));
        assertThat(jobs.awaitEnd(job).at("/status/executionStatus").asString()).isEqualTo("Succeeded");
        assertThat(jobs.output(job)).isEqualTo("found\n");
        assertThat(jobs.server().kept(secret)).isEmpty();
    }

    @Test
    void the_variables_of_its_project_reach_the_job_and_no_log() {
        Repository repository = jobs.repository(directory);
        String secret = "open-sesame-" + repository.project();
        jobs.ana()
                .api()
                .post(
                        "/v4/projects/" + repository.project() + "/environmentVariables",
                        Map.of("name", "OF_PROJECT", "value", secret))
                .expect(200);
        String job = jobs.start(
                repository.project(),
                "[ \"$OF_PROJECT\" = '" + secret.replace("-", "'-'") + "' ] && echo found",
                Map.of());
        assertThat(jobs.awaitEnd(job).at("/status/executionStatus").asString()).isEqualTo("Succeeded");
        assertThat(jobs.output(job)).isEqualTo("found\n");
        assertThat(jobs.server().kept(secret)).isEmpty();
    }

    @Test
    void a_job_has_the_content_of_git_lfs_objects_and_what_it_changes_is_one_again() {
        Repository repository = jobs.repository(directory);
        Blob model = jobs.server().bean(BlobStore.class).keep(new ByteArrayInputStream("large ".getBytes(UTF_8)));
        jobs.server().bean(LfsObjects.class).add(new ProjectId(repository.project()), model);
        repository.push(
                "model.bin",
                "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
                        .formatted(model.content().value(), model.size()));
        String job = jobs.start(repository.project(), "cat model.bin; printf larger >> model.bin", Map.of());
        JsonNode done = jobs.awaitEnd(job);
        assertThat(jobs.output(job)).isEqualTo("large \n");
        String commit = JobServer.outputCommit(done);
        repository.git().run("fetch", "--quiet", "origin").expectDone();
        assertThat(repository.git().run("show", commit + ":model.bin").expectDone())
                .startsWith("version https://git-lfs.github.com/spec/v1")
                .contains("size 12");
        assertThat(jobs.ana()
                        .api()
                        .get("/api/projects/v1/projects/%s/files/%s/model.bin/content"
                                .formatted(repository.project(), commit))
                        .expect(200)
                        .body())
                .isEqualTo("large larger");
    }

    @Test
    void a_job_with_a_compute_cluster_runs_on_one_machine_and_says_so() {
        Map<String, Object> cluster = Map.of(
                "clusterType",
                "ray",
                "computeEnvironmentId",
                JobSteps.STANDARD,
                "workerHardwareTier",
                JobSteps.SMALL,
                "workerCount",
                2);
        String job = jobs.start(jobs.repository(directory).project(), "echo one", Map.of("computeCluster", cluster));
        assertThat(jobs.awaitEnd(job).at("/status/executionStatus").asString()).isEqualTo("Succeeded");
        assertThat(jobs.log(job, "?logType=prepareOutput").body()).contains("runs on this machine");
    }

    @Test
    void a_job_takes_no_more_memory_than_its_tier_has() {
        String tier = Someone.unique("tiny");
        Map<String, Object> body = Given.aHardwareTier(tier);
        body.put(
                "resources",
                Map.of(
                        "cores",
                        1,
                        "memory",
                        Map.of("value", 100, "units", "MiB"),
                        "allowSharedMemoryToExceedDefault",
                        false));
        jobs.server()
                .administrator()
                .post("/api/hardwaretiers/v1/hardwaretiers", body)
                .expect(200);
        String job = jobs.start(
                jobs.repository(directory).project(),
                "python3 -c 'import time; x = b\"x\" * 200_000_000; time.sleep(60)'",
                Map.of("hardwareTier", tier));
        assertThat(jobs.awaitEnd(job).at("/status/executionStatus").asString()).isEqualTo("Failed");
        assertThat(jobs.log(job, "").text("/logs/problem")).containsIgnoringCase("memory");
    }

    @Test
    void outside_repositories_are_the_files_of_a_job_or_lie_beside_them() {
        Repository origin = jobs.repository(directory);
        String commit = origin.push("shared.txt", "from outside");
        Repository other = jobs.repository(directory);
        String commitBeside = other.push("shared.txt", " and beside");
        String credential = credential();
        String project = jobs.ana()
                .api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of(
                                "name",
                                Someone.unique("elsewhere"),
                                "description",
                                "",
                                "visibility",
                                "private",
                                "mainRepository",
                                outside(origin, credential)))
                .expect(200)
                .text("/project/id");
        Map<String, String> imported = new HashMap<>(outside(other, credential));
        imported.put("name", "beside");
        jobs.ana()
                .api()
                .post("/api/projects/v1/projects/" + project + "/repositories", imported)
                .expect(200);
        String job = jobs.start(
                project, "cat shared.txt \"$DOMINO_REPOS_DIR/beside/shared.txt\"; echo new > new.txt", Map.of());
        JsonNode done = jobs.awaitEnd(job);
        assertThat(done.at("/status/executionStatus").asString())
                .as(jobs.log(job, "").body())
                .isEqualTo("Succeeded");
        assertThat(jobs.output(job).strip()).isEqualTo("from outside and beside");
        assertThat(done.at("/commitDetails/inputCommitId").asString()).isEqualTo(commit);
        assertThat(done.at("/commitDetails").has("outputCommitId")).isFalse();
        assertThat(done.at("/gitRepos/0/startingCommitId").asString()).isEqualTo(commitBeside);
        assertThat(jobs.log(job, "?logType=prepareOutput").body()).contains("outside repository");
    }

    private static Map<String, String> outside(Repository repository, String credential) {
        String address = repository.git().run("remote", "get-url", "origin").expectDone();
        return Map.of("uri", address.replaceFirst("//.*@", "//"), "gitCredentialId", credential);
    }

    private static String credential() {
        return jobs.ana()
                .api()
                .post(
                        "/api/users/v1/self/git-credentials",
                        Map.of(
                                "name",
                                "here",
                                "domain",
                                "localhost",
                                "protocol",
                                "https",
                                "userName",
                                jobs.ana().userName(),
                                "secret",
                                jobs.ana().key()))
                .expect(200)
                .text("/credential/id");
    }
}
