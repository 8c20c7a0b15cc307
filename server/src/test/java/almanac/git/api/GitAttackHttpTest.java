package almanac.git.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small requests that would cost the server much, and paths that lead elsewhere than they seem to. */
class GitAttackHttpTest {

    private static final Someone MALLORY = Someone.called("mallory");
    private static final String NOTHING = "0".repeat(40);

    @TempDir
    Path directory;

    @Test
    void a_pack_that_claims_to_hold_a_huge_commit_is_refused_before_there_is_memory_for_it() throws Exception {
        ByteArrayOutputStream pack = packOf(1);
        // a commit of 2,147,483,000 bytes: four bits of its size beside its kind, then seven a byte
        long size = 2_147_483_000L;
        int head = (1 << 4) | (int) (size & 0xf);
        for (long rest = size >> 4; rest != 0; rest >>= 7) {
            pack.write(head | 0x80);
            head = (int) (rest & 0x7f);
        }
        pack.write(head);
        assertRefused(pack);
    }

    @Test
    void a_pack_that_claims_to_hold_any_number_of_objects_is_refused_before_there_is_memory_for_them()
            throws Exception {
        assertRefused(packOf(Integer.MAX_VALUE));
    }

    private static ByteArrayOutputStream packOf(int claimed) {
        ByteArrayOutputStream pack = new ByteArrayOutputStream();
        pack.writeBytes(ByteBuffer.allocate(12)
                .put("PACK".getBytes(StandardCharsets.UTF_8))
                .putInt(2)
                .putInt(claimed)
                .array());
        return pack;
    }

    private void assertRefused(ByteArrayOutputStream pack) throws Exception {
        Project project = Given.aPrivateProjectOf(MALLORY);
        String command = NOTHING + " " + "c".repeat(40) + " refs/heads/huge\0 report-status\n";
        ByteArrayOutputStream push = new ByteArrayOutputStream();
        push.writeBytes("%04x%s0000".formatted(command.length() + 4, command).getBytes(StandardCharsets.UTF_8));
        push.writeBytes(pack.toByteArray());
        HttpResponse<String> answer = post(project, "git-receive-pack", push.toByteArray(), null);
        assertThat(answer.body()).contains("unpack").contains("of memory, and there are");
        assertThat(pushes(project)).isEqualTo("0");
        Git.cloned(directory, "after", project, MALLORY);
    }

    @Test
    void a_question_that_grows_when_it_is_inflated_is_refused() throws Exception {
        Project project = Given.aPrivateProjectOf(MALLORY);
        ByteArrayOutputStream zeros = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(zeros)) {
            for (int i = 0; i < 64; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        HttpResponse<String> answer = post(project, "git-upload-pack", zeros.toByteArray(), "gzip");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("body: is larger than 8388608 bytes");
        HttpResponse<String> push = post(project, "git-receive-pack", zeros.toByteArray(), "gzip");
        assertThat(push.statusCode()).isEqualTo(413);
        byte[] cut = Arrays.copyOf(zeros.toByteArray(), 100);
        assertThat(post(project, "git-receive-pack", cut, "gzip").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "zzzz",
                "\0\0\0\0\0\0\0\0",
                "fff0want",
                "0009want",
                "000awant x",
                "0032want xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n0000",
                "0014command=nonsense0000",
                "0014command=ls-refs\n0001000dnonsense",
                "0012command=fetch\n0001000ddeepen x\n0000"
            })
    void what_no_git_program_sends_is_refused_and_not_taken_for_a_fault_of_the_server(String body) throws Exception {
        Project project = Given.aPrivateProjectOf(MALLORY);
        for (String service : List.of("git-upload-pack", "git-receive-pack")) {
            for (String version : List.of("version=0", "version=2")) {
                HttpResponse<String> answer =
                        post(project, service, body.getBytes(StandardCharsets.UTF_8), null, "Git-Protocol", version);
                assertThat(answer.statusCode()).as(service + answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains("body: is not what git programs send");
            }
        }
    }

    @Test
    void what_is_not_compressed_as_it_says_is_refused() throws Exception {
        Project project = Given.aPrivateProjectOf(MALLORY);
        byte[] text = "0000".getBytes(StandardCharsets.UTF_8);
        assertThat(post(project, "git-receive-pack", text, "gzip").statusCode()).isEqualTo(400);
        assertThat(post(project, "git-receive-pack", text, "br").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/%70rojects/v1/projects/{id}/files/{commit}/README.md/content",
                "/api/projects/v1/projects/{id}/%66iles/{commit}/README.md/content",
                "/api/projects/v1/projects/{id}/files/{commit}/../../../../../../git/{owner}/{name}.git/content",
                "/api/almanac/v1/datasets/{id}/files/../../../../../../git/{owner}/{name}.git/HEAD",
                "/api/almanac/v1/datasets/{id}/files/%2e%2e/../../../../../git/{owner}/{name}.git/info/refs",
                "/git/../api/users/v1/self"
            })
    void a_path_that_leads_elsewhere_than_it_seems_to_is_refused(String path) {
        Project project = Given.aPrivateProjectOf(MALLORY);
        MALLORY.api()
                .raw(
                        "GET",
                        path.replace("{id}", project.id())
                                .replace("{commit}", "c".repeat(40))
                                .replace("{owner}", MALLORY.userName())
                                .replace("{name}", project.name()))
                .expect(400);
    }

    private static String pushes(Project project) {
        return String.valueOf(MALLORY.api()
                .get("/api/almanac/v1/projects/" + project.id() + "/pushes")
                .expect(200)
                .at("/pushes")
                .size());
    }

    private static HttpResponse<String> post(
            Project project, String service, byte[] body, @Nullable String encoding, String... headers)
            throws IOException, InterruptedException {
        String pair = MALLORY.userName() + ":" + MALLORY.key();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/git/%s/%s.git/%s"
                        .formatted(Server.running().port(), MALLORY.userName(), project.name(), service)))
                .header("Content-Type", "application/x-" + service + "-request")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofByteArray(body));
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
