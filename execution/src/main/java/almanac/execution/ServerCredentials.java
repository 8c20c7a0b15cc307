package almanac.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import almanac.job.query.JobToRun;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.storage.credential.RunTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Issues run tokens to jobs, and tells them the address of this server. The token reaches the job in two ways that its
 * processes alone can read: a variable that is set after the sandbox is made, and a file of the job's folder.
 */
@Component
@ForRole(Role.API)
class ServerCredentials implements JobCredentials {

    private static final String SERVER = "MLFLOW_TRACKING_URI";

    private final RunTokens tokens;
    private final Environment settings;
    private final String address;

    ServerCredentials(RunTokens tokens, Environment settings, @Value("${almanac.jobs.server-url:}") String address) {
        this.tokens = tokens;
        this.settings = settings;
        this.address = address.strip().replaceFirst("/+$", "");
    }

    @Override
    public Map<String, String> whereabouts(JobToRun job, JobFolders folders) {
        String server = server();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(SERVER, server);
        variables.put("DOMINO_API_HOST", server);
        variables.put("DOMINO_USER_HOST", server);
        variables.put("DOMINO_MLFLOW_DEPLOYMENTS", server + "/mlflow-deployments");
        variables.put("DOMINO_TOKEN_FILE", folders.token().toString());
        variables.put("DOMINO_STARTING_USER_ID", job.startedBy().value());
        return variables;
    }

    @Override
    public Map<String, String> issue(JobToRun job, JobFolders folders) {
        String secret = tokens.issue(job.job(), job.startedBy());
        write(secret, folders.token());
        return Map.of("MLFLOW_TRACKING_TOKEN", secret);
    }

    @Override
    public void revoke(JobToRun job) {
        tokens.revoke(job.job());
    }

    /** Returns the address by which jobs reach the server: the configured one, or its port on this machine. */
    private String server() {
        return address.isEmpty()
                ? "http://127.0.0.1:%s%s"
                        .formatted(
                                settings.getRequiredProperty("local.server.port"),
                                settings.getProperty("server.servlet.context-path", ""))
                : address;
    }

    private static void write(String secret, Path file) {
        try {
            Files.deleteIfExists(file); // of an interrupted start
            try (SeekableByteChannel bytes = Files.newByteChannel(
                    file,
                    EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer rest = ByteBuffer.wrap(secret.getBytes(UTF_8));
                while (rest.hasRemaining()) {
                    bytes.write(rest);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
