package almanac.git.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.storage.git.GitStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are not, or not quite, as the server left them. */
class MissingRepositoryHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final String AWAY = "is not where this server keeps them";

    @TempDir
    Path directory;

    @Test
    void one_that_was_pushed_to_is_missed_until_it_is_back_and_nothing_is_made_in_its_place() throws IOException {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        String pushed = ana.commit("one", "1");
        ana.run("push", "--quiet", "origin", "main").expectDone();
        String file = project.path() + "/files/" + pushed + "/one/content";
        Path away = Files.move(repository(project), directory.resolve("moved-away"));
        assertThat(ANA.api().get(file).expect(503).text("/errors/0")).contains(AWAY);
        assertThat(ANA.api().get(commits(project.name())).expect(503).text("/errors/0"))
                .contains(AWAY);
        assertThat(ana.run("fetch", "origin").expectRefused()).contains("503", AWAY);
        ana.commit("two", "2");
        assertThat(ana.run("push", "origin", "main").expectRefused()).contains("503", AWAY);
        assertThat(copy(project).expect(503).text("/errors/0")).contains(AWAY);
        assertThat(repository(project)).doesNotExist();
        Files.move(away, repository(project));
        ana.run("push", "--quiet", "origin", "main").expectDone();
        assertThat(ANA.api().get(file).expect(200).body()).isEqualTo("1");
    }

    @Test
    void a_copy_whose_repository_is_gone_is_missed_as_well() throws IOException {
        Project project = Given.aPrivateProjectOf(ANA);
        Answer made = copy(project).expect(200);
        String copy = made.text("/project/id");
        Path place = repository(project).resolveSibling(copy + ".git");
        Path away = Files.move(place, directory.resolve("moved-away"));
        ANA.api().get(commits(made.text("/project/name"))).expect(503);
        assertThat(place).doesNotExist();
        Files.move(away, place);
        ANA.api().get(commits(made.text("/project/name"))).expect(200);
    }

    @Test
    void a_lock_that_a_killed_server_has_left_refuses_no_push() throws IOException {
        Project project = Given.aPrivateProjectOf(ANA);
        Git ana = Git.cloned(directory, "ana", project, ANA);
        ana.commit("one", "1");
        Path left = Files.createFile(repository(project).resolve("refs/heads/main.lock"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        ana.run("push", "--quiet", "origin", "main").expectDone();
        assertThat(left).doesNotExist();
    }

    private static Answer copy(Project project) {
        return ANA.api().post(project.path() + "/copy-project", Map.of("copyDatasets", false));
    }

    private static String commits(String project) {
        return "/v1/projects/%s/%s/commits".formatted(ANA.userName(), project);
    }

    private static Path repository(Project project) {
        return Server.running().bean(GitStore.class).directory().resolve(project.id() + ".git");
    }
}
