package almanac.git.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files, as the real git-lfs program pushes and fetches them. */
class GitLfsHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Someone BO = Someone.called("bo");

    @TempDir
    Path directory;

    @BeforeEach
    void requireTheProgram() {
        assumeTrue(
                new Git(directory).run("lfs", "version").code() == 0,
                "git-lfs is not installed; Debian has it in a package of that name. LfsHttpTest needs none");
    }

    @Test
    void large_files_are_pushed_and_fetched_by_every_reader() throws IOException {
        Project project = Given.withCollaborator(Given.aPrivateProjectOf(ANA), BO.id(), "resultsConsumer");
        Git ana = withLfs(Git.cloned(directory, "ana", project, ANA));
        byte[] model = bytes(5 << 20);
        Files.write(ana.directory().resolve("model.bin"), model);
        Files.write(ana.directory().resolve("empty.bin"), new byte[0]);
        ana.run("lfs", "track", "*.bin").expectDone();
        String commit = ana.commit("train.py", "print('trained')");
        assertThat(ana.run("push", "origin", "main").expectDone()).doesNotContain("rror", "locking");
        assertThat(ana.run("show", "HEAD:model.bin").expectDone()).startsWith("version https://git-lfs");
        assertThat(ANA.api().bytes(project.path() + "/files/" + commit + "/model.bin/content"))
                .isEqualTo(model);
        Git bo = withLfs(Git.cloned(directory, "bo", project, BO));
        assertThat(Files.size(bo.directory().resolve("model.bin"))).isLessThan(1024);
        bo.run("lfs", "pull").expectDone();
        assertThat(bo.directory().resolve("model.bin")).hasBinaryContent(model);
        bo.run("lfs", "fsck").expectDone();
    }

    @Test
    void a_reader_cannot_push_large_files_and_nobody_gets_those_of_another_project() throws IOException {
        Project project = Given.withCollaborator(Given.aPrivateProjectOf(ANA), BO.id(), "resultsConsumer");
        Git ana = withLfs(Git.cloned(directory, "ana", project, ANA));
        ana.run("lfs", "track", "*.bin").expectDone();
        Files.write(ana.directory().resolve("model.bin"), bytes(1000));
        ana.commit("train.py", "1");
        ana.run("push", "origin", "main").expectDone();
        Git bo = withLfs(Git.cloned(directory, "bo", project, BO));
        Project others = Given.aPrivateProjectOf(BO);
        // the pointer alone goes there, without the object: --no-verify leaves out the hook of git-lfs
        bo.run("push", "--no-verify", Git.address(others, BO), "main:taken").expectDone();
        Git taken = Git.cloned(directory, "taken", others, BO);
        taken.run("checkout", "--quiet", "taken").expectDone();
        assertThat(withLfs(taken).run("lfs", "pull").expectRefused()).contains("no such object");
        Files.write(bo.directory().resolve("other.bin"), bytes(2000));
        bo.commit("other.py", "1");
        assertThat(bo.run("push", "origin", "main").expectRefused()).contains("not allowed");
    }

    /** Sets git-lfs up in the clone alone. */
    private static Git withLfs(Git clone) {
        clone.run("lfs", "install", "--local").expectDone();
        return clone;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
