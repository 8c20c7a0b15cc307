package almanac.git.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the git program can do with other servers: version 2, parts of a history, options, addresses without .git. */
class GitProtocolHttpTest {

    private static final Someone ANA = Someone.called("ana");

    @TempDir
    Path directory;

    @Test
    void a_program_that_speaks_version_2_is_answered_in_it_and_any_other_as_before() {
        Project project = Given.aPrivateProjectOf(ANA);
        String refs = "/git/%s/%s.git/info/refs?service=git-upload-pack".formatted(ANA.userName(), project.name());
        assertThat(Git.login(ANA)
                        .with("Git-Protocol", "version=2")
                        .get(refs)
                        .expect(200)
                        .body())
                .contains("version 2", "ls-refs", "fetch=", "filter", "shallow");
        assertThat(Git.login(ANA).get(refs).expect(200).body())
                .contains("refs/heads/main", "filter")
                .doesNotContain("version 2");
    }

    @Test
    void a_partial_clone_gets_its_files_when_they_are_looked_at() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        ana.commit("large", "x".repeat(1 << 20));
        ana.commit("small", "small");
        ana.run("push", "--quiet", "origin", "main").expectDone();
        Git none = partial(project, "none", "--filter=blob:none");
        assertThat(missing(none)).contains("?");
        assertThat(none.run("cat-file", "-s", "HEAD:large").expectDone()).isEqualTo("1048576");
        assertThat(none.run("cat-file", "blob", "HEAD:small").expectDone()).isEqualTo("small");
        assertThat(none.run("checkout", "--quiet", "main").expectDone()).isEmpty();
        assertThat(missing(none)).doesNotContain("?");
        Git small = partial(project, "small", "--filter=blob:limit=1k");
        assertThat(missing(small).lines().filter(line -> line.startsWith("?"))).hasSize(1);
        Git trees = partial(project, "trees", "--filter=tree:0");
        assertThat(trees.run("cat-file", "blob", "HEAD:small").expectDone()).isEqualTo("small");
        trees.run("checkout", "--quiet", "main").expectDone();
        trees.commit("third", "3");
        trees.run("push", "--quiet", "origin", "main").expectDone();
    }

    @Test
    void a_history_may_begin_at_a_date_or_after_a_tag_and_be_deepened_step_by_step() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        ana.run("tag", "start").expectDone();
        commitIn(ana, 2034);
        commitIn(ana, 2035);
        commitIn(ana, 2036);
        ana.run("push", "--quiet", "origin", "main", "start").expectDone();
        Git since = partial(project, "since", "--shallow-since=2035-06-01");
        assertThat(count(since)).isEqualTo("1");
        assertThat(since.run("fetch", "--deepen=1").expectRefused()).contains("fetch with --depth or --shallow-since");
        since.run("fetch", "--quiet", "--depth=2").expectDone();
        assertThat(count(since)).isEqualTo("2");
        since.run("fetch", "--quiet", "--shallow-since=2034-01-01").expectDone();
        assertThat(count(since)).isEqualTo("3");
        since.run("fetch", "--quiet", "--unshallow").expectDone();
        assertThat(count(since)).isEqualTo("4");
        assertThat(count(partial(project, "after", "--shallow-exclude=start"))).isEqualTo("3");
    }

    @Test
    void any_commit_that_is_kept_may_be_fetched_by_its_id_and_no_other() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        String draft = ana.commit("draft", "1");
        ana.run("push", "--quiet", "origin", "main:draft").expectDone();
        ana.run("push", "--quiet", "origin", ":draft").expectDone();
        Git again = Git.cloned(directory, "again", project, ANA);
        again.run("fetch", "--quiet", "origin", draft).expectDone();
        assertThat(again.run("show", draft + ":draft").expectDone()).isEqualTo("1");
        assertThat(again.run("fetch", "origin", "c".repeat(40)).expectRefused()).contains("c".repeat(40));
    }

    @Test
    void options_of_a_push_are_taken_and_a_quiet_push_says_nothing() {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        ana.commit("one", "1");
        assertThat(ana.run("push", "--quiet", "-o", "ci.skip", "-o", "topic=draft", "origin", "main")
                        .expectDone())
                .isEmpty();
    }

    @Test
    void an_address_may_be_without_git_at_its_end() {
        Project project = Given.aPrivateProjectOf(ANA);
        String address = Git.address(project, ANA).replaceFirst("\\.git$", "");
        new Git(directory).run("clone", "--quiet", address, "plain").expectDone();
        Git plain = new Git(directory.resolve("plain"));
        String commit = plain.commit("one", "1");
        plain.run("push", "--quiet", "origin", "main").expectDone();
        assertThat(plain.run("ls-remote", Git.address(project, ANA), "main").expectDone())
                .startsWith(commit);
    }

    private Git partial(Project project, String name, String option) {
        new Git(directory)
                .run("clone", "--quiet", "--no-checkout", option, Git.address(project, ANA), name)
                .expectDone();
        return new Git(directory.resolve(name));
    }

    /** Names the objects of the history that the clone lacks, each with a question mark; it fetches none of them. */
    private static String missing(Git clone) {
        return clone.run("rev-list", "--objects", "--all", "--missing=print").expectDone();
    }

    private static String count(Git clone) {
        return clone.run("rev-list", "--count", "HEAD").expectDone();
    }

    private static void commitIn(Git clone, int year) {
        String commit =
                "alias.then=!GIT_COMMITTER_DATE=%d-02-01T00:00:00Z git commit --quiet --allow-empty".formatted(year);
        clone.run("-c", commit, "then", "--message", "In " + year).expectDone();
    }
}
