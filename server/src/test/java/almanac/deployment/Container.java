package almanac.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import almanac.contract.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service of the compose file: the process that its container would run, on a port that is free. */
final class Container implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
    private static final Pattern LISTENS = Pattern.compile("Almanac listens on port (\\d+) of its container");

    private final Image image;
    private final Path directory;
    private final Map<String, String> environment;
    private final Process process;

    private Container(Image image, Path directory, Map<String, String> environment, Process process) {
        this.image = image;
        this.directory = directory;
        this.environment = environment;
        this.process = process;
    }

    static Container start(Image image, Path parent, Compose.Service service, Map<String, String> addresses)
            throws IOException {
        Map<String, String> environment = new HashMap<>();
        service.environment().forEach((name, value) -> environment.put(name, addresses.getOrDefault(value, value)));
        environment.put("SERVER_PORT", "0");
        environment.put("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "6"); // the tests' database is small
        Path directory = Files.createDirectory(parent.resolve(service.name()));
        Path data = Files.createDirectory(parent.resolve(service.name() + "-data"));
        return new Container(image, directory, environment, image.start(environment, data, directory));
    }

    Container awaitWell() {
        await().atMost(LONGEST_START)
                .failFast(() -> assertThat(process.isAlive())
                        .as(Image.output(directory))
                        .isTrue())
                .until(() -> port() > 0);
        await().atMost(LONGEST_START).until(this::isWell);
        return this;
    }

    /** As the image's health check says. */
    boolean isWell() throws IOException, InterruptedException {
        Path elsewhere = directory.resolveSibling(directory.getFileName() + "-health");
        Files.createDirectories(elsewhere);
        return image.isWell(Map.of("SERVER_PORT", Integer.toString(port())), elsewhere);
    }

    private int port() throws IOException {
        Matcher listens = LISTENS.matcher(Image.output(directory));
        return listens.find() ? Integer.parseInt(listens.group(1)) : 0;
    }

    /** With the key that the compose file gives it. */
    Api administrator() throws IOException {
        return Api.onPort(port()).withKey(Objects.requireNonNull(environment.get("ALMANAC_ADMIN_API_KEY")));
    }

    Path directory() {
        return directory;
    }

    /** As a container's engine does it. */
    int stop() {
        process.destroy();
        assertThat(process.onExit()).succeedsWithin(LONGEST_STOP);
        return process.exitValue();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
