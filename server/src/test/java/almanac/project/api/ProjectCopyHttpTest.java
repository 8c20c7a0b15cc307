package almanac.project.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.git.api.Git;
import almanac.server.Given;
import almanac.server.Given.Dataset;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.UserId;
import almanac.storage.git.GitStore;
import almanac.turn.AdvisoryLock;
import almanac.turn.LeaderLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCopyHttpTest {

    private static final Map<String, Object> WITHOUT_DATASETS = Map.of("copyDatasets", false);
    private static final Map<String, Object> WITH_DATASETS = Map.of("copyDatasets", true);

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");

    @TempDir
    Path directory;

    @Test
    void the_files_are_copied_with_their_branches_tags_and_history() {
        Project source = Given.aPublicProjectOf(ana);
        Git work = Git.cloned(directory, "source", source, ana);
        work.commit("train.py", "print(1)");
        String dropped = work.commit("secret", "never mind");
        work.run("push", "--quiet", "origin", "main:draft").expectDone();
        work.run("reset", "--quiet", "--hard", "HEAD^").expectDone();
        work.run("push", "--quiet", "--force", "origin", "main", "main:draft", "main:refs/tags/v1")
                .expectDone();
        Project copy = copyOf(source, bo, WITHOUT_DATASETS);
        Git copied = Git.cloned(directory, "copy", copy, bo);
        assertThat(refs(copied)).isEqualTo(refs(work)).contains("refs/tags/v1").contains("refs/heads/draft");
        assertThat(copied.run("log", "--format=%H").expectDone())
                .isEqualTo(work.run("log", "--format=%H").expectDone());
        bo.api().get(copy.path() + "/files/" + dropped + "/secret/content").expect(404);
        copied.commit("more.py", "print(2)");
        copied.run("push", "--quiet", "origin", "main").expectDone();
        work.run("push", "--quiet", "origin", ":draft").expectDone();
        assertThat(refs(copied)).isNotEqualTo(refs(work)).contains("refs/heads/draft");
        assertThat(Server.running().bean(GitStore.class).forgotten(Instant.MAX))
                .noneMatch(project -> project.value().equals(copy.id()));
    }

    @Test
    void it_is_the_callers_and_has_what_the_source_has_but_nobody_else_in_it() {
        Project source = Given.withCollaborator(Given.aSearchableProjectOf(ana), bo.id(), "contributor");
        Api api = ana.api();
        Given.aGoalIn(source);
        Given.aRepositoryIn(source);
        api.put(source.betaPath() + "/results-settings", Map.of("branch", "isolated"))
                .expect(200);
        api.put(source.path() + "/status", Map.of("status", "complete", "isBlocked", false))
                .expect(200);
        Answer answer = copy(source, bo, WITHOUT_DATASETS).expect(200);
        assertThat(answer.text("/project/name")).isEqualTo(source.name() + "-copy");
        assertThat(answer.text("/project/ownerId")).isEqualTo(bo.id());
        assertThat(answer.text("/project/ownerUsername")).isEqualTo(bo.userName());
        assertThat(answer.text("/project/description")).isEqualTo("of the tests");
        assertThat(answer.text("/project/visibility")).isEqualTo("searchable");
        assertThat(answer.at("/project/collaborators")).isEmpty();
        assertThat(answer.at("/datasetsNotCopied")).isEmpty();
        Project copy = new Project(answer.text("/project/id"), source.name() + "-copy", bo);
        assertThat(answer.header("ETag"))
                .isEqualTo(bo.api().get(copy.path()).expect(200).header("ETag"));
        assertThat(titles(copy)).isEqualTo(titles(source)).hasSize(1);
        assertThat(uris(copy)).isEqualTo(uris(source)).hasSize(1);
        assertThat(bo.api()
                        .get(copy.betaPath() + "/results-settings")
                        .expect(200)
                        .text("/resultsSettings/branch"))
                .isEqualTo("isolated");
        ana.api().get(copy.betaPath() + "/results-settings").expect(403);
        assertThat(bo.api()
                        .get("/api/almanac/v1/history/projects/" + copy.id())
                        .expect(200)
                        .body())
                .contains("ProjectCopied");
    }

    @Test
    void datasets_come_with_their_files_and_those_the_caller_may_not_read_are_named() {
        Project source = Given.withCollaborator(Given.aPrivateProjectOf(ana), bo.id(), "resultsConsumer");
        Dataset open = Given.withGrant(Given.aDatasetIn(source), bo.id(), "DatasetRwReader");
        Dataset closed = Given.aDatasetIn(source);
        String file = Given.aFileIn(open, "raw/a.csv");
        String linked = Given.aDatasetLinkedTo(source);
        Answer answer = copy(source, bo, WITH_DATASETS).expect(200);
        ana.api().with("Content-Type", "text/plain").put(file, "changed").expect(200);
        assertThat(answer.at("/datasetsNotCopied")).hasSize(1);
        assertThat(answer.text("/datasetsNotCopied/0/datasetInfo/id")).isEqualTo(closed.id());
        assertThat(answer.text("/datasetsNotCopied/0/datasetInfo/name")).isEqualTo(closed.name());
        assertThat(answer.text("/datasetsNotCopied/0/datasetInfo/projectId")).isEqualTo(source.id());
        assertThat(answer.text("/datasetsNotCopied/0/errorMessage")).contains("may not read");
        String copy = answer.text("/project/id");
        String list = "/api/datasetrw/v2/datasets?projectIdsToInclude=" + copy;
        Answer datasets = bo.api().get(list).expect(200);
        assertThat(datasets.at("/datasets")).hasSize(1);
        assertThat(datasets.text("/datasets/0/dataset/name")).isEqualTo(open.name());
        String copied = datasets.text("/datasets/0/dataset/id");
        String files = "/api/almanac/v1/datasets/" + copied + "/files";
        Awaitility.await("the copy has its files")
                .atMost(Duration.ofSeconds(20))
                .until(() -> bo.api().get(files).expect(200).at("/files").size() == 1);
        assertThat(bo.api().get(files + "/raw/a.csv").expect(200).body()).isEqualTo("of the tests");
        assertThat(ana.api().get(list).expect(200).at("/datasets")).isEmpty();
        assertThat(bo.api()
                        .get("/api/projects/v1/projects/" + copy + "/shared-datasets")
                        .expect(200)
                        .body())
                .doesNotContain(linked);
    }

    @Test
    void datasets_of_elsewhere_are_linked_again_and_none_come_without_being_asked_for() {
        Project source = Given.aPrivateProjectOf(ana);
        Given.aDatasetIn(source);
        String linked = Given.aDatasetLinkedTo(source);
        Project with = copyOf(source, ana, WITH_DATASETS);
        Project without = copyOf(source, ana, WITHOUT_DATASETS);
        assertThat(ana.api().get(with.path() + "/shared-datasets").expect(200).body())
                .contains(linked);
        assertThat(ana.api()
                        .get(without.path() + "/shared-datasets")
                        .expect(200)
                        .body())
                .doesNotContain(linked);
        assertThat(ana.api()
                        .get("/api/datasetrw/v2/datasets?projectIdsToInclude=" + without.id())
                        .expect(200)
                        .at("/datasets"))
                .isEmpty();
    }

    @Test
    void names_are_made_unique_unless_the_caller_chose_one() {
        Project source = Given.aPrivateProjectOf(ana);
        assertThat(copyOf(source, ana, WITHOUT_DATASETS).name()).isEqualTo(source.name() + "-copy");
        assertThat(copyOf(source, ana, WITHOUT_DATASETS).name()).isEqualTo(source.name() + "-copy-2");
        Map<String, Object> named = Map.of("copyDatasets", false, "name", source.name());
        assertThat(copy(source, ana, named).expect(400).text("/errors/0")).contains(source.name());
        copy(source, ana, Map.of("copyDatasets", false, "name", "a b")).expect(400);
        copy(source, ana, Map.of()).expect(400);
        assertThat(Server.running().bean(GitStore.class).forgotten(Instant.MAX)).isEmpty();
    }

    @Test
    void a_copy_for_another_owner_is_an_administrators() {
        Project source = Given.aPublicProjectOf(ana);
        Dataset dataset = Given.aDatasetIn(source);
        Map<String, Object> forBo = Map.of("copyDatasets", true, "ownerId", bo.id(), "visibility", "private");
        copy(source, ana, forBo).expect(403);
        Answer answer = Given.administrator()
                .post(source.path() + "/copy-project", forBo)
                .expect(200);
        assertThat(answer.text("/project/ownerId")).isEqualTo(bo.id());
        assertThat(answer.text("/project/visibility")).isEqualTo("private");
        assertThat(bo.api()
                        .get("/api/datasetrw/v2/datasets?projectIdsToInclude=" + answer.text("/project/id"))
                        .expect(200)
                        .text("/datasets/0/dataset/name"))
                .isEqualTo(dataset.name());
        Given.administrator()
                .post(
                        source.path() + "/copy-project",
                        Map.of("copyDatasets", false, "ownerId", "ffffffffffffffffffffffff"))
                .expect(404);
    }

    @Test
    void who_may_not_see_the_files_may_not_copy_them() {
        Project source = Given.aPrivateProjectOf(ana);
        copy(source, bo, WITHOUT_DATASETS).expect(404);
        Given.withCollaborator(source, bo.id(), "launcherUser");
        copy(source, bo, WITHOUT_DATASETS).expect(403);
        copy(Given.anArchivedProjectOf(ana), ana, WITHOUT_DATASETS).expect(404);
        Server.running()
                .anonymous()
                .post(source.path() + "/copy-project", WITHOUT_DATASETS)
                .expect(401);
    }

    @Test
    void nobody_has_more_than_one_copy_made_at_a_time() {
        Project source = Given.aPublicProjectOf(ana);
        Server.running().bean(LeaderLock.class).take(AdvisoryLock.PROJECT_COPIES, new UserId(ana.id()), () -> {
            assertThat(copy(source, ana, WITHOUT_DATASETS).expect(429).text("/errors/0"))
                    .contains("still being made");
            copy(source, bo, WITHOUT_DATASETS).expect(200);
        });
        copy(source, ana, WITHOUT_DATASETS).expect(200);
    }

    @Test
    void a_copy_refers_to_the_main_repository_or_to_the_one_that_is_named_with_ones_own_credential() {
        String credential = Given.aGitCredentialOf(ana);
        Project source = aProjectElsewhere(credential);
        Answer same = copy(source, ana, WITHOUT_DATASETS).expect(200);
        assertThat(same.text("/project/mainRepository/uri")).isEqualTo("https://github.com/example/churn");
        Answer other = copy(
                        source,
                        ana,
                        spec(credential, "referenceCopy", Map.of("mainRepoUrl", "https://github.com/ana/fork.git")))
                .expect(200);
        assertThat(other.text("/project/mainRepository/uri")).isEqualTo("https://github.com/ana/fork.git");
        assertThat(other.text("/project/mainRepository/name")).isEqualTo("fork");
        refused(
                source,
                spec(Given.aGitCredentialOf(bo), "referenceCopy", Map.of("mainRepoUrl", "https://github.com/a/b")),
                "not one of your");
        refused(
                source,
                spec(credential, "referenceCopy", Map.of("mainRepoUrl", "git@github.com:a/b")),
                "http or https");
        refused(source, spec(credential, "referenceCopy", Map.of("mainRepoUrl", "file:///etc")), "mainRepoUrl");
        refused(source, Map.of("copyDatasets", false, "gitCodeRepoSpec", Map.of("credentialId", credential)), "either");
        refused(
                source,
                Map.of("copyDatasets", false, "importedGitReposCredentialId", Given.aGitCredentialOf(bo)),
                "not one of your");
        refused(
                Given.aPrivateProjectOf(ana),
                spec(credential, "referenceCopy", Map.of("mainRepoUrl", "https://github.com/a/b")),
                "no main repository");
    }

    @Test
    void an_internal_repository_is_for_github_enterprise_only() {
        String credential = Given.aGitCredentialOf(ana);
        Map<String, String> internal = Map.of("newRepoName", "n", "newRepoOwnerName", "o", "visibility", "internal");
        refused(aProjectElsewhere(credential), spec(credential, "deepCopy", internal), "GitHub Enterprise");
    }

    private Project aProjectElsewhere(String credential) {
        String name = Someone.unique("elsewhere");
        Answer created = ana.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of(
                                "name",
                                name,
                                "description",
                                "",
                                "visibility",
                                "private",
                                "mainRepository",
                                Map.of("uri", "https://github.com/example/churn", "gitCredentialId", credential)))
                .expect(200);
        return new Project(created.text("/project/id"), name, ana);
    }

    private static Map<String, Object> spec(String credential, String way, Map<String, String> of) {
        return Map.of("copyDatasets", false, "gitCodeRepoSpec", Map.of("credentialId", credential, way, of));
    }

    private void refused(Project source, Map<String, Object> body, String sentence) {
        assertThat(copy(source, ana, body).expect(400).text("/errors/0")).contains(sentence);
    }

    private static Answer copy(Project source, Someone by, Map<String, Object> body) {
        return by.api().post(source.path() + "/copy-project", body);
    }

    private static Project copyOf(Project source, Someone by, Map<String, Object> body) {
        Answer answer = copy(source, by, body).expect(200);
        return new Project(answer.text("/project/id"), answer.text("/project/name"), by);
    }

    private static String refs(Git clone) {
        return clone.run("ls-remote", "origin", "refs/heads/*", "refs/tags/*").expectDone();
    }

    private static List<String> titles(Project project) {
        return texts(project, "/goals", "title");
    }

    private static List<String> uris(Project project) {
        return texts(project, "/repositories", "uri");
    }

    private static List<String> texts(Project project, String list, String member) {
        return project.owner()
                .api()
                .get(project.path() + list)
                .expect(200)
                .at(list)
                .valueStream()
                .map(item -> item.path(member).asString())
                .toList();
    }
}
