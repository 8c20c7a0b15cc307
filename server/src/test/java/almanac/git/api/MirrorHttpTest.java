package almanac.git.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects whose files are in an outside repository: another project's, as this server serves it. */
class MirrorHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");
    private final Project origin = Given.aPrivateProjectOf(ana);

    @TempDir
    Path directory;

    @Test
    void files_are_read_from_the_mirror_by_those_who_may_read_the_project() {
        Git work = Git.cloned(directory, "origin", origin, ana);
        String first = push(work, "one");
        Project project = aProjectAt(address(), aCredentialOf(ana));
        assertThat(file(project, ana, first, "one").expect(200).body()).isEqualTo("one");
        String second = push(work, "two");
        file(project, bo, second, "two").expect(404);
        Given.withCollaborator(project, bo.id(), "resultsConsumer");
        file(project, bo, second, "two").expect(404);
        assertThat(file(project, ana, second, "two").expect(200).body()).isEqualTo("two");
        assertThat(file(project, bo, second, "two").expect(200).body()).isEqualTo("two");
        file(project, ana, second, "three").expect(404);
        file(project, ana, "head", "two").expect(400);
        assertThat(new Git(directory)
                        .run("clone", Git.address(project, ana), "refused")
                        .expectRefused())
                .contains("400");
    }

    @Test
    void a_mirror_that_never_was_is_told_of_and_no_credential_of_another_is_used() {
        Project unreachable = aProjectAt("http://localhost:1/x.git", null);
        assertThat(file(unreachable, ana, "0".repeat(40), "x").expect(503).text("/errors/0"))
                .contains("never was");
        Git work = Git.cloned(directory, "origin", origin, ana);
        Project project = Given.withCollaborator(aProjectAt(address(), aCredentialOf(ana)), bo.id(), "contributor");
        file(project, bo, push(work, "one"), "one").expect(503);
        Project refused = aProjectAt("ssh://no-such-host.invalid/x.git", null);
        assertThat(file(refused, ana, "0".repeat(40), "x").expect(400).text("/errors/0"))
                .contains("no host");
    }

    @Test
    void a_deep_copy_has_a_repository_of_its_own_with_all_that_the_origin_has() {
        Git work = Git.cloned(directory, "origin", origin, ana);
        String commit = push(work, "one");
        work.run("push", "--quiet", "origin", "main:draft").expectDone();
        String credential = aCredentialOf(ana);
        Project source = aProjectAt(address(), credential);
        Answer copied = ana.api()
                .post(
                        source.path() + "/copy-project",
                        Map.of(
                                "copyDatasets",
                                false,
                                "gitCodeRepoSpec",
                                Map.of(
                                        "credentialId",
                                        credential,
                                        "deepCopy",
                                        Map.of("newRepoName", "n", "newRepoOwnerName", "o", "visibility", "private"))))
                .expect(200);
        assertThat(copied.body()).doesNotContain("mainRepository");
        Project copy = new Project(copied.text("/project/id"), copied.text("/project/name"), ana);
        Git clone = Git.cloned(directory, "copy", copy, ana);
        assertThat(clone.run("rev-parse", "HEAD", "origin/draft").expectDone()).isEqualTo(commit + "\n" + commit);
        clone.commit("two", "2");
        clone.run("push", "--quiet", "origin", "main").expectDone();
    }

    private static String push(Git work, String file) {
        String commit = work.commit(file, file);
        work.run("push", "--quiet", "origin", "main").expectDone();
        return commit;
    }

    private static Answer file(Project project, Someone who, String commit, String file) {
        return who.api().get(project.path() + "/files/" + commit + "/" + file + "/content");
    }

    private String address() {
        return "http://localhost:%d/git/%s/%s.git".formatted(Server.running().port(), ana.userName(), origin.name());
    }

    private static String aCredentialOf(Someone who) {
        return who.api()
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
                                who.userName(),
                                "secret",
                                who.key()))
                .expect(200)
                .text("/credential/id");
    }

    private Project aProjectAt(String uri, @org.jspecify.annotations.Nullable String credential) {
        String name = Someone.unique("elsewhere");
        Map<String, String> main =
                credential == null ? Map.of("uri", uri) : Map.of("uri", uri, "gitCredentialId", credential);
        Answer created = ana.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of("name", name, "description", "", "visibility", "private", "mainRepository", main))
                .expect(200);
        return new Project(created.text("/project/id"), name, ana);
    }
}
