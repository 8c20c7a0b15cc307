package almanac.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A short real run, from which the JVM learns what to keep in its cache. What the requests answer does not matter. */
final class Rehearsal {
    private static final int ROUNDS = 20;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final List<String> READ = List.of(
            "/version",
            "/actuator/health",
            "/v3/api-docs",
            "/api/users/v1/self",
            "/api/users/v1/users",
            "/api/projects/beta/projects",
            "/api/organizations/v1/organizations",
            "/api/projects/v1/projects/ffffffffffffffffffffffff");

    private Rehearsal() {}

    /** Ends the JVM, whatever threads of the framework are left, and does so in the end even if the run gets stuck. */
    static int runAndExit(String[] settings) {
        Thread.ofPlatform().daemon().start(() -> {
            Pause.of(LONGEST);
            System.exit(Main.REFUSED);
        });
        int code = run(settings);
        System.exit(code);
        return code;
    }

    private static int run(String[] settings) {
        Path directory = temporaryDirectory();
        try {
            return run(directory, settings);
        } finally {
            FileSystemUtils.deleteRecursively(directory.toFile());
        }
    }

    private static int run(Path directory, String[] settings) {
        String[] own = { // whatever the environment says, nothing but the throw-away directory is touched
            "--almanac.data-dir=" + directory,
            "--almanac.admin.api-key=",
            "--spring.datasource.url=",
            "--server.port=0",
            "--server.address=127.0.0.1"
        };
        String[] all = Stream.of(settings, own).flatMap(Stream::of).toArray(String[]::new);
        try {
            ConfigurableApplicationContext context = SpringApplication.run(AlmanacApplication.class, all);
            perform(context);
            return SpringApplication.exit(context);
        } catch (RuntimeException e) {
            System.err.println("The rehearsal failed: " + e);
            return Main.REFUSED;
        }
    }

    private static void perform(ConfigurableApplicationContext context) {
        if (!(context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        String url = "http://127.0.0.1:" + web.getWebServer().getPort()
                + context.getEnvironment().getProperty("server.servlet.context-path", "");
        String key = context.getBeanProvider(AdministratorKey.class).stream()
                .flatMap(found -> found.file().stream())
                .map(Rehearsal::text)
                .findFirst()
                .orElse("");
        for (int round = 0; round < ROUNDS; round++) {
            String project = "{\"name\":\"rehearsal-" + round + "\",\"description\":\"\",\"visibility\":\"private\"}";
            request(url + "/api/projects/beta/projects", key, project);
            READ.forEach(path -> request(url + path, key, ""));
        }
    }

    private static void request(String url, String key, String body) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(20_000);
            connection.setRequestProperty("X-Domino-Api-Key", key);
            if (!body.isEmpty()) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.getBytes(UTF_8));
                }
            }
            try (InputStream answer =
                    connection.getResponseCode() < 400 ? connection.getInputStream() : InputStream.nullInputStream()) {
                answer.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            // a request more or less only makes the cache a little better or worse
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("almanac-rehearsal-");
        } catch (IOException e) {
            throw new StartupRefused("No temporary directory can be made: " + e.getMessage(), e);
        }
    }
}
