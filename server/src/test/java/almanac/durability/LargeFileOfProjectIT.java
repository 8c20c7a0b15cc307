package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Api;
import almanac.git.api.Git;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file goes into git and out of it again, both ways, through a server with less memory than the file is long. */
@Timeout(420)
class LargeFileOfProjectIT {

    private static final int MEGABYTE = 1 << 20;
    private static final int MEGABYTES = 180;
    private static final int LARGE = 12;
    private static final int MANY = 8;

    @TempDir
    private Path directory;

    @AfterEach
    void leave_no_process_behind() throws IOException {
        ServerProcess.killPostgresOf(directory.resolve("data"));
    }

    @Test
    void a_file_of_a_project_may_be_larger_than_the_servers_memory() throws Exception {
        Path data = directory.resolve("data");
        try (ServerProcess server =
                ServerProcess.on(data, "-Xmx160m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")) {
            Api api = server.api();
            String project = api.post(
                            "/api/projects/beta/projects",
                            Map.of("name", "large", "description", "", "visibility", "private"))
                    .expect(200)
                    .text("/project/id");
            String key = Files.readString(data.resolve("admin-api-key")).strip();
            String base = server.url().replace("--url=", "");
            String user = api.get("/api/users/v1/self").expect(200).text("/user/userName");
            String origin = "%s/git/%s/large.git"
                    .formatted(base.replace("http://", "http://%s:%s@".formatted(user, key)), user);
            new Git(directory).run("clone", "--quiet", origin, "here").expectDone();
            Git here = new Git(directory.resolve("here"));
            here.run("config", "core.compression", "0").expectDone(); // what is random is not made smaller
            String digest = fill(here.directory().resolve("model.bin"));
            String commit = here.commit("note", "A large model");
            here.run("push", "--quiet", "origin", "main").expectDone();
            HttpRequest get = HttpRequest.newBuilder(
                            URI.create("%s/api/projects/v1/projects/%s/files/%s/model.bin/content"
                                    .formatted(base, project, commit)))
                    .header("X-Domino-Api-Key", key)
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<InputStream> got = client.send(get, BodyHandlers.ofInputStream());
                assertThat(got.statusCode()).isEqualTo(200);
                assertThat(digest(got.body())).isEqualTo(digest);
            }
            pushVersions(here);
            for (String version : List.of("HEAD", "HEAD^", "HEAD^^")) {
                String named = here.run("rev-parse", version).expectDone();
                getByMany(
                        "%s/api/projects/v1/projects/%s/files/%s/changed.csv/content".formatted(base, project, named),
                        key);
            }
            new Git(directory).run("clone", "--quiet", origin, "there").expectDone();
            assertThat(digest(Files.newInputStream(directory.resolve("there/model.bin"))))
                    .isEqualTo(digest);
        }
    }

    /** In pushes of their own each goes as it is, in one push most are differences. */
    private static void pushVersions(Git here) throws IOException {
        for (String version : List.of("first", "second")) {
            change(here.directory().resolve("table.csv"), 22, version);
            here.commit("note", version);
            here.run("push", "--quiet", "origin", "main").expectDone();
        }
        for (String version : List.of("first", "second", "third")) {
            change(here.directory().resolve("changed.csv"), LARGE, version);
            here.commit("note", "Changed: " + version);
        }
        here.run("push", "--quiet", "origin", "main").expectDone();
    }

    /** The same but for a line in the middle. */
    private static void change(Path file, int megabytes, String line) throws IOException {
        Random random = new Random(megabytes);
        byte[] part = new byte[MEGABYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = 0; n < megabytes; n++) {
                random.nextBytes(part);
                out.write(part);
                if (n == megabytes / 2) {
                    out.write(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static void getByMany(String address, String key) throws Exception {
        HttpRequest get = HttpRequest.newBuilder(URI.create(address))
                .header("X-Domino-Api-Key", key)
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(MANY)) {
            Callable<Long> reading = () -> {
                HttpResponse<InputStream> got = client.send(get, BodyHandlers.ofInputStream());
                assertThat(got.statusCode()).isEqualTo(200);
                try (InputStream body = got.body()) {
                    return body.transferTo(OutputStream.nullOutputStream());
                }
            };
            for (Future<Long> bytes : threads.invokeAll(Collections.nCopies(MANY, reading))) {
                assertThat(bytes.get()).isGreaterThan((long) LARGE * MEGABYTE);
            }
        }
    }

    private static String fill(Path file) throws IOException {
        Random random = new Random(1);
        byte[] part = new byte[MEGABYTE];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = 0; n < MEGABYTES; n++) {
                random.nextBytes(part);
                out.write(part);
            }
        }
        return digest(Files.newInputStream(file));
    }

    private static String digest(InputStream bytes) throws IOException {
        try (DigestInputStream in = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-1"))) {
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo((long) MEGABYTES * MEGABYTE);
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
