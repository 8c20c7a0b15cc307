package almanac.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.role.StartupRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Makes a short real run, from which the JVM learns what to keep in its cache. The answers do not matter. */
final class AotTraining {
    private static final int ROUNDS = 20;
    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final List<String> READ = List.of(
            "/version",
            "/actuator/health",
            "/v3/api-docs",
            "/api/users/v1/self",
            "/api/users/v1/users",
            "/api/projects/beta/projects",
            "/api/organizations/v1/organizations",
            "/api/projects/v1/projects/ffffffffffffffffffffffff");

    private final StallWatch watch = new StallWatch(LONGEST_STEP, System::nanoTime);

    private AotTraining() {}

    /** Makes the run and ends the JVM, whatever threads of the framework are left, even if the run gets stuck. */
    static int runAndExit(String[] settings) {
        AotTraining rehearsal = new AotTraining();
        Thread.ofPlatform().daemon().start(rehearsal::exitWhenStuck);
        int code = rehearsal.run(settings);
        System.exit(code);
        return code;
    }

    private void exitWhenStuck() {
        Optional<String> stalled = watch.stalled();
        while (stalled.isEmpty()) {
            Pause.of(BETWEEN_LOOKS);
            stalled = watch.stalled();
        }
        fail(stalled.get());
        System.exit(Main.REFUSED);
    }

    private static void fail(String reason) {
        System.err.println("The rehearsal failed: " + reason);
    }

    private int run(String[] settings) {
        Path directory = temporaryDirectory();
        try {
            return run(directory, settings);
        } finally {
            FileSystemUtils.deleteRecursively(directory.toFile());
        }
    }

    private int run(Path directory, String[] settings) {
        String[] own = { // whatever the environment says, nothing but the throw-away directory is touched
            "--almanac.data-dir=" + directory,
            "--almanac.admin.api-key=",
            "--spring.datasource.url=",
            "--server.port=0",
            "--server.address=127.0.0.1"
        };
        String[] all = Stream.of(settings, own).flatMap(Stream::of).toArray(String[]::new);
        SpringApplication application = new SpringApplication(AlmanacApplication.class);
        application.addInitializers(starting -> starting.getBeanFactory().addBeanPostProcessor(new Steps(watch)));
        try {
            ConfigurableApplicationContext context = application.run(all);
            perform(context);
            return SpringApplication.exit(context);
        } catch (RuntimeException e) {
            fail(e.toString());
            return Main.REFUSED;
        }
    }

    /** Counts each part of the program that is made as a step. */
    private record Steps(StallWatch watch) implements BeanPostProcessor {
        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            watch.reached("the start of " + name);
            return bean;
        }
    }

    private void perform(ConfigurableApplicationContext context) {
        if (!(context instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        String url = "http://127.0.0.1:" + web.getWebServer().getPort()
                + context.getEnvironment().getProperty("server.servlet.context-path", "");
        String key = context.getBeanProvider(AdministratorKey.class).stream()
                .flatMap(found -> found.file().stream())
                .map(AotTraining::text)
                .findFirst()
                .orElse("");
        for (int round = 0; round < ROUNDS; round++) {
            String project = "{\"name\":\"rehearsal-" + round + "\",\"description\":\"\",\"visibility\":\"private\"}";
            request(url + "/api/projects/beta/projects", key, project);
            READ.forEach(path -> request(url + path, key, ""));
        }
    }

    private void request(String url, String key, String body) {
        watch.reached(url);
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
