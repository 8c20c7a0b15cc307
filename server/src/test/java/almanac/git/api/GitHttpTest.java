package almanac.git.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.storage.git.OpenPushes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories of projects, as the real git program uses them. */
class GitHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Someone BO = Someone.called("bo");

    @TempDir
    Path directory;

    @Test
    void what_is_pushed_is_read_at_once_by_the_api_and_by_git() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        String commit = ana.commit("src/train.py", "print('trained')\n");
        ana.run("push", "--quiet", "origin", "main").expectDone();
        assertThat(ANA.api().bytes(project.path() + "/files/" + commit + "/src%2Ftrain.py/content"))
                .asString()
                .isEqualTo("print('trained')\n");
        Given.withCollaborator(project, BO.id(), "contributor");
        Git bo = Git.cloned(directory, "bo", project, BO);
        assertThat(bo.run("rev-parse", "HEAD").expectDone()).isEqualTo(commit);
        String next = ana.commit("second", "2");
        ana.run("push", "--quiet", "origin", "main").expectDone();
        bo.run("fetch", "--quiet").expectDone();
        assertThat(bo.run("rev-parse", "origin/main").expectDone()).isEqualTo(next);
    }

    @Test
    void a_folder_may_have_very_many_files() throws IOException {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        Path images = Files.createDirectory(ana.directory().resolve("images"));
        for (int image = 0; image < 8000; image++) {
            Files.createFile(images.resolve("image-%05d.png".formatted(image)));
        }
        String commit = ana.commit("last", "1");
        ana.run("push", "--quiet", "origin", "main").expectDone();
        assertThat(ANA.api().bytes(project.path() + "/files/" + commit + "/images/image-07999.png/content"))
                .isEmpty();
        assertThat(Git.cloned(directory, "again", project, ANA).directory().resolve("images/image-07999.png"))
                .exists();
    }

    @Test
    void a_push_is_told_of_once_with_what_it_moved_and_by_whom() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        String before = ana.run("rev-parse", "HEAD").expectDone();
        String after = ana.commit("one", "1");
        ana.run("push", "--quiet", "origin", "main", "main:refs/tags/v1").expectDone();
        Answer pushes = ANA.api().get(pushes(project)).expect(200);
        assertThat(pushes.at("/pushes")).hasSize(1);
        assertThat(pushes.text("/pushes/0/pushedBy")).isEqualTo(ANA.id());
        assertThat(pushes.at("/pushes/0/refs")
                        .valueStream()
                        .map(ref -> ref.path("ref").asString()))
                .containsExactlyInAnyOrder("refs/heads/main", "refs/tags/v1");
        assertThat(pushes.at("/pushes/0/refs")
                        .valueStream()
                        .filter(ref -> ref.path("ref").asString().equals("refs/heads/main")))
                .allSatisfy(ref -> {
                    assertThat(ref.path("before").asString()).isEqualTo(before);
                    assertThat(ref.path("after").asString()).isEqualTo(after);
                });
        String push = pushes.text("/pushes/0/id");
        assertThat(ANA.api().get(pushes(project) + "/" + push).expect(200).text("/push/id"))
                .isEqualTo(push);
        assertThat(ANA.api()
                        .get("/api/almanac/v1/history/pushes/" + push)
                        .expect(200)
                        .body())
                .contains("RepositoryPushed");
        assertThat(Server.running().bean(OpenPushes.class).leftBehind(0, 1000)).isEmpty();
    }

    @Test
    void a_clone_may_be_shallow_and_be_deepened_later() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        ana.commit("one", "1");
        ana.commit("two", "2");
        ana.run("push", "--quiet", "origin", "main").expectDone();
        new Git(directory)
                .run("clone", "--quiet", "--depth", "1", Git.address(project, ANA), "shallow")
                .expectDone();
        Git shallow = new Git(directory.resolve("shallow"));
        assertThat(shallow.run("rev-list", "--count", "HEAD").expectDone()).isEqualTo("1");
        shallow.commit("three", "3");
        shallow.run("push", "--quiet", "origin", "main").expectDone();
        shallow.run("fetch", "--quiet", "--unshallow").expectDone();
        assertThat(shallow.run("rev-list", "--count", "HEAD").expectDone()).isEqualTo("4");
    }

    @Test
    void a_tag_may_be_removed_and_what_it_led_to_stays() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        String tagged = ana.commit("one", "1");
        ana.run("tag", "--annotate", "--message", "The first", "v1").expectDone();
        ana.run("push", "--quiet", "origin", "v1").expectDone();
        ana.run("push", "--quiet", "origin", ":v1").expectDone();
        assertThat(ana.run("ls-remote", "origin").expectDone()).doesNotContain("v1");
        Answer last = ANA.api().get(pushes(project)).expect(200);
        assertThat(last.at("/pushes")).hasSize(2);
        assertThat(last.at("/pushes")
                        .valueStream()
                        .map(push -> push.at("/refs/0/ref").asString()))
                .containsOnly("refs/tags/v1");
        assertThat(ANA.api()
                        .get(project.path() + "/files/" + tagged + "/one/content")
                        .expect(200)
                        .body())
                .isEqualTo("1");
    }

    @Test
    void a_push_of_very_many_branches_is_recorded_whole() throws IOException {
        int many = 500;
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        String head = ana.run("rev-parse", "HEAD").expectDone();
        Path refs = Files.writeString(
                directory.resolve("packed-refs"),
                IntStream.range(0, many)
                        .mapToObj(n -> "%s refs/heads/many/%05d%n".formatted(head, n))
                        .collect(Collectors.joining()));
        Files.move(refs, ana.directory().resolve(".git/packed-refs"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(ana.run("push", "--quiet", "origin", "refs/heads/many/*:refs/heads/many/*")
                        .expectDone())
                .isEmpty();
        Answer pushes = ANA.api().get(pushes(project)).expect(200);
        assertThat(pushes.at("/pushes")).hasSize(1);
        assertThat(pushes.at("/pushes/0/refs")).hasSize(many);
    }

    @Test
    void the_role_in_the_project_decides_who_fetches_and_who_pushes() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git.cloned(directory, "ana", project, ANA);
        Someone reader = Someone.called("reader");
        Someone launcher = Someone.called("launcher");
        Given.withCollaborator(project, reader.id(), "resultsConsumer");
        Given.withCollaborator(project, launcher.id(), "launcherUser");
        Git read = Git.cloned(directory, "reader", project, reader);
        read.commit("one", "1");
        assertThat(read.run("push", "origin", "main").expectRefused()).contains("403");
        assertThat(clone(Git.address(project, launcher))).contains("403");
        assertThat(clone(Git.address(project, BO))).contains("not found");
        assertThat(ANA.api().get(pushes(project)).expect(200).at("/pushes")).isEmpty();
        Git.cloned(directory, "public", Given.aPublicProjectOf(ANA), BO);
    }

    @Test
    void who_may_not_know_of_a_project_is_told_the_same_as_of_one_that_there_is_not() {
        Project project = Given.aPrivateProjectOf(ANA);
        String path = "/git/" + ANA.userName() + "/%s.git/info/refs?service=git-upload-pack";
        String hidden =
                Git.login(BO).get(path.formatted(project.name())).expect(404).text("/errors/0");
        String absent =
                Git.login(BO).get(path.formatted("no-project")).expect(404).text("/errors/0");
        assertThat(hidden.replace(project.name(), "no-project")).isEqualTo(absent);
    }

    @Test
    void a_wrong_key_or_none_is_asked_for_another() {
        Project project = Given.aPrivateProjectOf(ANA);
        assertThat(clone(Git.address(project, ANA.userName(), "almk_wrong"))).contains("Authentication failed");
        assertThat(clone(Git.address(project, BO.userName(), ANA.key()))).contains("Authentication failed");
        Answer none = Server.running()
                .anonymous()
                .get("/git/x/y.git/info/refs?service=git-upload-pack")
                .expect(401);
        assertThat(none.header("WWW-Authenticate")).startsWith("Basic realm=");
    }

    @Test
    void an_archived_project_is_not_served_any_more() {
        Project project = Given.anArchivedProjectOf(ANA);
        assertThat(clone(Git.address(project, ANA))).contains("not found");
    }

    @Test
    void the_history_of_main_is_kept_and_that_of_other_branches_is_their_owners_business() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        String second = ana.commit("one", "1");
        ana.run("push", "--quiet", "origin", "main", "main:draft").expectDone();
        ana.run("reset", "--quiet", "--hard", "HEAD^").expectDone();
        ana.commit("two", "2");
        assertThat(ana.run("push", "--force", "origin", "main").expectRefused()).contains("history of main is kept");
        assertThat(ana.run("push", "origin", ":main").expectRefused()).contains("history of main is kept");
        assertThat(ana.run("push", "origin", "main:refs/notes/x").expectRefused())
                .contains("only branches and tags");
        ana.run("push", "--quiet", "--force", "origin", "main:draft").expectDone();
        ana.run("push", "--quiet", "origin", ":draft").expectDone();
        assertThat(ana.run("ls-remote", "origin", "refs/heads/main").expectDone())
                .startsWith(second);
        assertThat(ANA.api().get(pushes(project)).expect(200).at("/pushes")).hasSize(3);
    }

    @Test
    void of_two_who_push_to_one_branch_at_the_same_time_one_is_refused_and_nothing_is_lost() throws Exception {
        Project project = Given.withCollaborator(Given.aPrivateProjectOf(ANA), BO.id(), "contributor");
        List<Git> clones =
                List.of(Git.cloned(directory, "ana", project, ANA), Git.cloned(directory, "bo", project, BO));
        clones.get(0).commit("ana", "1");
        clones.get(1).commit("bo", "1");
        List<Callable<Git.Outcome>> both = clones.stream()
                .map(clone -> (Callable<Git.Outcome>) () -> clone.run("push", "origin", "main"))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Integer> codes = threads.invokeAll(both).stream()
                    .map(Future::resultNow)
                    .map(Git.Outcome::code)
                    .toList();
            assertThat(codes).containsOnlyOnce(0);
            int loser = codes.get(0) == 0 ? 1 : 0;
            clones.get(loser)
                    .run("pull", "--quiet", "--rebase", "origin", "main")
                    .expectDone();
            clones.get(loser).run("push", "--quiet", "origin", "main").expectDone();
            assertThat(clones.get(loser).directory().resolve("ana")).exists();
            assertThat(clones.get(loser).directory().resolve("bo")).exists();
        }
        assertThat(ANA.api().get(pushes(project)).expect(200).at("/pushes")).hasSize(2);
    }

    @Test
    void a_file_that_is_too_large_is_refused_and_moves_nothing() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        String before = ana.run("rev-parse", "HEAD").expectDone();
        ana.commit("large", "x".repeat(21 << 20));
        assertThat(ana.run("push", "origin", "main").expectRefused()).contains("too large");
        assertThat(ana.run("ls-remote", "origin", "refs/heads/main").expectDone())
                .startsWith(before);
        assertThat(ANA.api().get(pushes(project)).expect(200).at("/pushes")).isEmpty();
    }

    @Test
    void what_is_no_question_of_git_is_not_there() {
        Project project = Given.aPrivateProjectOf(ANA);
        String path = "/git/" + ANA.userName() + "/" + project.name() + ".git";
        Stream.of("", "/HEAD", "/config", "/objects/info/packs", "/info/refs", "/info/refs?service=git-shell")
                .forEach(rest -> Git.login(ANA).get(path + rest).expect(404));
    }

    private String clone(String address) {
        return new Git(directory).run("clone", address, "refused").expectRefused();
    }

    private static String pushes(Project project) {
        return "/api/almanac/v1/projects/" + project.id() + "/pushes";
    }
}
