package almanac.server.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the server that a command talks to, and for the API key that it uses. */
@SuppressWarnings("NullAway.Init") // picocli sets them
public final class ServerOptions {

    private static final String KEY_VARIABLE = "ALMANAC_API_KEY";
    private static final String KEY_FILE = "admin-api-key";

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            paramLabel = "<url>",
            description = "The server (${DEFAULT-VALUE}).")
    private URI url;

    @Option(
            names = "--key",
            paramLabel = "<key>",
            description = {
                "An API key. Others on this machine can see it here: rather give it as the environment variable",
                "ALMANAC_API_KEY. Without either, the file admin-api-key of the data directory is read."
            })
    private @Nullable String key;

    @Option(
            names = "--data-dir",
            defaultValue = "./data",
            paramLabel = "<directory>",
            description = "The server's data directory, for its key (${DEFAULT-VALUE}).")
    private Path dataDirectory;

    public ServerClient client() {
        if (url.getHost() == null || !url.toString().matches("https?://.*")) {
            throw new CommandFailed("--url must be an address such as http://127.0.0.1:8080, not " + url);
        }
        return new ServerClient(url, chosenKey());
    }

    private String chosenKey() {
        String inEnvironment = System.getenv(KEY_VARIABLE);
        if (key != null) {
            return key;
        }
        return inEnvironment == null || inEnvironment.isBlank() ? keyInFile() : inEnvironment.strip();
    }

    private String keyInFile() {
        Path file = dataDirectory.resolve(KEY_FILE);
        try {
            return Files.readString(file).strip();
        } catch (IOException _) {
            throw new CommandFailed(
                    "There is no API key: set %s, or name the data directory that has one with --data-dir (%s cannot be read)."
                            .formatted(KEY_VARIABLE, file));
        }
    }
}
