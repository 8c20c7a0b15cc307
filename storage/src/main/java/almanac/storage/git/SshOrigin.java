package almanac.storage.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.SshConstants;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Opens connections for one fetch over ssh: to an address that was checked, with the user's private key and none of the
 * machine's own keys, agents and settings.
 */
final class SshOrigin implements AutoCloseable {

    private static final String USUAL_USER = "git";

    private final Path home;
    private final SshdSessionFactory sessions;

    SshOrigin(Origin origin, @Nullable GitSecret secret, KnownHosts knownHosts) throws IOException {
        home = Files.createTempDirectory("almanac-ssh-");
        List<KeyPair> keys = keys(secret);
        sessions = new SshdSessionFactoryBuilder()
                .setHomeDirectory(home.toFile())
                .setSshDirectory(home.toFile())
                .setPreferredAuthentications("publickey")
                .setConnectorFactory(null)
                .setProxyDataFactory(_ -> null)
                .setDefaultIdentities(_ -> List.of())
                .setDefaultKeysProvider(_ -> keys)
                .setServerKeyDatabase((_, _) -> new Known(origin, knownHosts))
                .setConfigStoreFactory((_, _, _) -> new OneHost(new Settings(origin, secret)))
                .build(null);
    }

    SshdSessionFactory sessions() {
        return sessions;
    }

    private static List<KeyPair> keys(@Nullable GitSecret secret) throws OriginRefused {
        if (secret == null) {
            return List.of();
        }
        List<KeyPair> keys = new ArrayList<>();
        String passphrase = secret.passphrase();
        try {
            SecurityUtils.loadKeyPairIdentities(
                            null,
                            NamedResource.ofName("the private key"),
                            new ByteArrayInputStream(secret.secret().getBytes(StandardCharsets.UTF_8)),
                            passphrase == null ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(passphrase))
                    .forEach(keys::add);
            return keys;
        } catch (IOException | GeneralSecurityException | RuntimeException _) { // their messages may hold some of it
            throw new OriginRefused("your git credential holds no private key that can be read");
        }
    }

    @Override
    public void close() throws IOException {
        sessions.close();
        FileSystemUtils.deleteRecursively(home);
    }

    private record OneHost(Settings settings) implements SshConfigStore {

        @Override
        public HostConfig lookup(String host, int port, String user) {
            return settings;
        }

        @Override
        public HostConfig lookupDefault(String host, int port, String user) {
            return settings;
        }
    }

    /** Settings that lead the name to the address that was checked, whatever it would lead to by now. */
    private static final class Settings implements SshConfigStore.HostConfig {

        private final Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        Settings(Origin origin, @Nullable GitSecret secret) {
            String user = secret == null ? null : secret.userName();
            options.put(SshConstants.HOST_NAME, origin.addresses().getFirst().getHostAddress());
            options.put(SshConstants.PORT, String.valueOf(origin.port()));
            options.put(SshConstants.USER, Objects.requireNonNullElse(user, USUAL_USER));
        }

        @Override
        public @Nullable String getValue(String key) {
            return options.get(key);
        }

        @Override
        public List<String> getValues(String key) {
            return List.of();
        }

        @Override
        public Map<String, String> getOptions() {
            return options;
        }

        @Override
        public Map<String, List<String>> getMultiValuedOptions() {
            return Map.of();
        }
    }

    private record Known(Origin origin, KnownHosts hosts) implements ServerKeyDatabase {

        @Override
        public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration settings) {
            return List.of();
        }

        @Override
        public boolean accept(
                String address,
                InetSocketAddress remote,
                PublicKey key,
                Configuration settings,
                CredentialsProvider login) {
            return hosts.isHis(origin.host() + ":" + origin.port(), key);
        }
    }
}
