package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.console.Tab;
import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.git.api.Git;
import almanac.web.Wire;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Everything is served below a prefix: one of the server's own, and one that a proxy takes away and tells of. */
@TestInstance(Lifecycle.PER_CLASS)
class PrefixHttpTest {

    private static final String OUTSIDE = "/team";

    private Server server;
    private Someone ana;

    @BeforeAll
    void start() {
        server = Server.startTwinOf(
                Server.running(),
                "--server.servlet.context-path=/almanac",
                "--server.forward-headers-strategy=framework");
        Someone known = Someone.called("ana");
        ana = new Someone(
                known.id(),
                known.userName(),
                known.key(),
                below("/almanac", server).withKey(known.key()));
    }

    @AfterAll
    void stop() {
        server.stop();
    }

    private static Api below(String prefix, Server server) {
        return Api.at(URI.create("http://localhost:%d%s".formatted(server.port(), prefix)));
    }

    @Test
    void json_git_files_and_datasets_are_served(@TempDir Path directory) {
        String name = Someone.unique("below");
        String project = ana.api()
                .post("/api/projects/beta/projects", Map.of("name", name, "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        Git empty = new Git(directory);
        empty.run(
                        "clone",
                        "--quiet",
                        "http://%s:%s@localhost:%d/almanac/git/%s/%s.git"
                                .formatted(ana.userName(), ana.key(), server.port(), ana.userName(), name),
                        "clone")
                .expectDone();
        Git git = new Git(directory.resolve("clone"));
        String commit = git.commit("data/a b%.txt", "of git");
        git.run("push", "--quiet", "origin", "main").expectDone();
        for (Api api : List.of(ana.api(), ana.api().with("X-Forwarded-Prefix", OUTSIDE))) {
            for (String path : List.of("data/a%20b%25.txt", "data%2Fa%20b%25.txt", "/data/a%20b%25.txt")) {
                assertThat(api.get("/api/projects/v1/projects/%s/files/%s/%s/content".formatted(project, commit, path))
                                .expect(200)
                                .body())
                        .isEqualTo("of git");
            }
            String dataset = api.post(
                            "/api/datasetrw/v1/datasets", Map.of("name", Someone.unique("d"), "projectId", project))
                    .expect(200)
                    .text("/dataset/id");
            String file = "/api/almanac/v1/datasets/" + dataset + "/files/a%2Fb%25;c";
            api.with("Content-Type", "text/plain").put(file, "of a dataset").expect(200);
            assertThat(api.get(file).expect(200).body()).isEqualTo("of a dataset");
        }
    }

    @Test
    void what_is_described_and_shown_has_the_prefix() {
        Answer document = below("/almanac", server).get("/v3/api-docs").expect(200);
        assertThat(document.text("/servers/0/url")).isEqualTo("/almanac");
        Answer outside = below("/almanac", server)
                .with("X-Forwarded-Prefix", OUTSIDE)
                .get("/v3/api-docs")
                .expect(200);
        assertThat(outside.text("/servers/0/url")).startsWith(OUTSIDE);
        assertThat(Wire.send(server, "GET", "/almanac/", new byte[0], "Accept", "text/html")
                        .headers()
                        .firstValue("Location"))
                .hasValue("console");
    }

    @Test
    void the_console_is_below_the_prefix_and_knows_sessions_of_another_server() {
        Tab here = Tab.of(ana);
        Tab there = here.beside(server, "/almanac");
        assertThat(there.get("/console").body())
                .contains("Hello, " + ana.userName(), "href=\"/almanac/console/projects\"", "/almanac/console-assets/");
        assertThat(there.get("/console", "X-Forwarded-Prefix", OUTSIDE).body())
                .contains("href=\"" + OUTSIDE + "/console/projects\"");
        assertThat(there.post("/console/logout", Map.of()).headers().firstValue("Location"))
                .hasValue("/almanac/console/login");
        assertThat(here.get("/console").headers().firstValue("Location")).hasValue("/console/login?to=%2Fconsole");
    }

    @Test
    void what_is_refused_below_no_prefix_is_refused_below_one() {
        for (String path : List.of(
                "/almanac/api//users/v1/self", "/almanac/api/users/v1%2Fself", "/almanac/git/../api/users/v1/self")) {
            Answer refused = below("", server).withKey(ana.key()).raw("GET", path);
            assertThat(refused.status()).as(path).isIn(400, 404);
        }
        assertThat(Wire.send(server, "GET", "/api/users/v1/self", new byte[0], "X-Domino-Api-Key", ana.key())
                        .statusCode())
                .isEqualTo(404);
    }
}
