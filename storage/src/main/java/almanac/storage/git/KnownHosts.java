package almanac.storage.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/**
 * Keeps the keys of ssh servers: the first key of a server is the one that it has to show ever after. An operator may
 * add lines by hand ({@code host:port type key}), and removes one when a server has got another key.
 */
final class KnownHosts {

    private final Path file;

    KnownHosts(Path file) {
        this.file = file;
    }

    synchronized boolean isHis(String hostAndPort, PublicKey key) {
        String shown = PublicKeyEntry.toString(key);
        try {
            List<String> known = known(hostAndPort);
            if (known.isEmpty()) {
                Files.writeString(
                        file,
                        hostAndPort + " " + shown + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND,
                        StandardOpenOption.SYNC);
                return true;
            }
            return known.contains(shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> known(String hostAndPort) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(hostAndPort + " "))
                .map(line -> line.substring(hostAndPort.length() + 1).strip())
                .toList();
    }
}
