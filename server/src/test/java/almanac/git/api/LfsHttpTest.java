package almanac.git.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.Sha256;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of the git-lfs program, without the program. */
class LfsHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Someone BO = Someone.called("bo");

    private final Project project = Given.aPrivateProjectOf(ANA);
    private final String text = "the weights of " + project.id();
    private final Sha256 oid = Sha256.of(text.getBytes(UTF_8));

    @TempDir
    Path directory;

    @Test
    void what_was_uploaded_and_checked_is_downloaded_in_whole_or_in_part() {
        Answer begun = batch(ANA, project, "upload").expect(200);
        assertThat(begun.header("Content-Type")).startsWith("application/vnd.git-lfs+json");
        assertThat(begun.text("/transfer")).isEqualTo("basic");
        lfs(ANA).put(path(begun.text("/objects/0/actions/upload/href")), text).expect(200);
        Map<String, Object> object = object(text.length());
        lfs(ANA).post(path(begun.text("/objects/0/actions/verify/href")), object)
                .expect(200);
        assertThat(batch(ANA, project, "upload").expect(200).body()).doesNotContain("actions", "error");
        String place = path(batch(ANA, project, "download").expect(200).text("/objects/0/actions/download/href"));
        assertThat(lfs(ANA).get(place).expect(200).body()).isEqualTo(text);
        Answer part = lfs(ANA).with("Range", "bytes=4-10").get(place).expect(206);
        assertThat(part.body()).isEqualTo("weights");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 4-10/" + text.length());
        lfs(ANA).with("If-None-Match", "\"" + oid + "\"").get(place).expect(304);
        lfs(ANA).with("Range", "bytes=5000-").get(place).expect(416);
    }

    @Test
    void bytes_that_are_not_those_that_were_promised_do_not_count() {
        String place = path(batch(ANA, project, "upload").expect(200).text("/objects/0/actions/upload/href"));
        assertThat(lfs(ANA).put(place, text.replace('w', 'W')).expect(400).text("/message"))
                .contains("SHA-256");
        assertThat(lfs(ANA).put(place, text + "more").expect(400).text("/message"))
                .contains("bytes");
        String other = place.replaceFirst("[0-9]+$", String.valueOf(text.length() + 1));
        lfs(ANA).put(other, text).expect(400);
        assertThat(batch(ANA, project, "download")
                        .expect(200)
                        .at("/objects/0/error/code")
                        .asInt())
                .isEqualTo(404);
        lfs(ANA).post(objects(project) + "verify", object(text.length())).expect(404);
    }

    @Test
    void an_object_is_fetched_only_through_a_project_that_has_it() {
        upload(ANA, project);
        Project others = Given.aPrivateProjectOf(BO);
        assertThat(batch(BO, others, "download")
                        .expect(200)
                        .at("/objects/0/error/code")
                        .asInt())
                .isEqualTo(404);
        lfs(BO).get(objects(others) + oid).expect(404);
        lfs(BO).post(objects(others) + "verify", object(text.length())).expect(404);
        batch(BO, project, "download").expect(404);
        lfs(BO).get(objects(project) + oid).expect(404);
        // that the bytes are here already saves the client of another project nothing, and tells it nothing
        assertThat(batch(BO, others, "upload").expect(200).at("/objects/0/actions/upload"))
                .isNotEmpty();
        upload(BO, others);
        assertThat(lfs(BO).get(objects(others) + oid).expect(200).body()).isEqualTo(text);
    }

    @Test
    void readers_download_and_contributors_upload() {
        upload(ANA, project);
        Given.withCollaborator(project, BO.id(), "resultsConsumer");
        assertThat(lfs(BO).get(objects(project) + oid).expect(200).body()).isEqualTo(text);
        assertThat(batch(BO, project, "download").expect(200).at("/objects/0/actions/download"))
                .isNotEmpty();
        assertThat(batch(BO, project, "upload").expect(403).text("/message")).isNotBlank();
        lfs(BO).put(objects(project) + oid + "/" + text.length(), text).expect(403);
    }

    @Test
    void a_size_that_is_not_that_of_the_object_is_told_and_what_is_too_large_is_refused_before_it_is_sent() {
        upload(ANA, project);
        for (String operation : List.of("upload", "download")) {
            assertThat(code(operation, object(text.length() + 1))).isEqualTo(422);
        }
        Map<String, Object> huge = Map.of("oid", "a".repeat(64), "size", 1L << 60);
        assertThat(code("upload", huge)).isEqualTo(507);
        assertThat(code("download", huge)).isEqualTo(404);
        lfs(ANA).put(objects(project) + "a".repeat(64) + "/" + (1L << 59), text).expect(400);
    }

    private int code(String operation, Map<String, Object> object) {
        return ask(ANA, project, Map.of("operation", operation, "objects", List.of(object)))
                .expect(200)
                .at("/objects/0/error/code")
                .asInt();
    }

    @Test
    void locks_are_not_there_and_a_client_without_a_login_is_asked_for_one() {
        String lfs = repository(project) + "/info/lfs/";
        assertThat(lfs(ANA).post(lfs + "locks/verify", Map.of()).expect(404).text("/message"))
                .isNotBlank();
        lfs(ANA).get(lfs + "locks").expect(404);
        lfs(ANA).get(lfs).expect(404);
        Answer none = Server.running()
                .anonymous()
                .post(lfs + "objects/batch", Map.of())
                .expect(401);
        assertThat(none.header("WWW-Authenticate")).startsWith("Basic realm=");
        assertThat(none.text("/message")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "{\"operation\":\"remove\",\"objects\":[]}",
                "{\"operation\":\"upload\"}",
                "{\"operation\":\"upload\",\"hash_algo\":\"md5\",\"objects\":[]}",
                "{\"operation\":\"upload\",\"objects\":[{\"oid\":\"../../etc\",\"size\":1}]}",
                "{\"operation\":\"upload\",\"objects\":[{\"size\":1}]}",
                "{\"operation\":\"upload\",\"objects\":[7]}"
            })
    void a_question_that_git_lfs_does_not_ask_is_refused_with_a_message(String body) {
        assertThat(lfs(ANA).post(objects(project) + "batch", body).expect(400).text("/message"))
                .isNotBlank();
    }

    @Test
    void a_size_that_is_none_is_refused() {
        for (Object size : List.of(-1, "5", 1.5)) {
            Map<String, Object> object = Map.of("oid", oid.value(), "size", size);
            ask(ANA, project, Map.of("operation", "upload", "objects", List.of(object)))
                    .expect(400);
        }
    }

    @Test
    void the_api_shows_the_object_and_a_copy_of_the_project_has_it_too() {
        Git git = Git.cloned(directory, "ana", project, ANA);
        String pointer =
                "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n".formatted(oid, text.length());
        String commit = git.commit("model.txt", pointer);
        git.run("push", "--quiet", "origin", "main").expectDone();
        String file = "/files/" + commit + "/model.txt/content";
        assertThat(ANA.api().get(project.path() + file).expect(200).body()).isEqualTo(pointer);
        upload(ANA, project);
        Answer shown = ANA.api().get(project.path() + file).expect(200);
        assertThat(shown.body()).isEqualTo(text);
        assertThat(shown.header("ETag")).isEqualTo("\"" + oid + "\"");
        String copy = ANA.api()
                .post(project.path() + "/copy-project", Map.of("copyDatasets", false))
                .expect(200)
                .text("/project/id");
        assertThat(ANA.api()
                        .get(project.path().replace(project.id(), copy) + file)
                        .expect(200)
                        .body())
                .isEqualTo(text);
    }

    private void upload(Someone who, Project to) {
        lfs(who).put(objects(to) + oid + "/" + text.length(), text).expect(200);
    }

    private Answer batch(Someone who, Project of, String operation) {
        return ask(
                who,
                of,
                Map.of(
                        "operation", operation,
                        "transfers", List.of("basic"),
                        "ref", Map.of("name", "refs/heads/main"),
                        "objects", List.of(object(text.length())),
                        "hash_algo", "sha256"));
    }

    private static Answer ask(Someone who, Project of, Map<String, Object> question) {
        return lfs(who).post(objects(of) + "batch", question);
    }

    private Map<String, Object> object(long size) {
        return Map.of("oid", oid.value(), "size", size);
    }

    private static Api lfs(Someone who) {
        return Git.login(who)
                .with("Accept", "application/vnd.git-lfs+json")
                .with("Content-Type", "application/vnd.git-lfs+json");
    }

    private static String objects(Project project) {
        return repository(project) + "/info/lfs/objects/";
    }

    private static String repository(Project project) {
        return "/git/%s/%s.git".formatted(project.owner().userName(), project.name());
    }

    private static String path(String address) {
        return URI.create(address).getPath();
    }
}
