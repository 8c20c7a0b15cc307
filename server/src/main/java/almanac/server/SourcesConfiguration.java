package almanac.server;

import almanac.role.StartupRefused;
import almanac.secret.MasterKey;
import almanac.shared.IdSource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Provides new ids and the installation's master key. */
@Configuration(proxyBeanMethods = false)
class SourcesConfiguration {

    private static final String KEY_FILE = "secrets.key";
    private static final String FORMER_FILES = KEY_FILE + ".former-";

    @Bean
    IdSource idSource(InstantSource clock) {
        return IdSource.of(clock);
    }

    /**
     * Returns the key given, or the one made on the first start.
     *
     * @param rotate whether a new one is to take its place, as {@link SecretsCommand} wants it
     */
    @Bean
    MasterKey masterKey(
            DataDirectory data,
            @Value("${almanac.secrets.key:}") String given,
            @Value("${almanac.secrets.rotate:false}") boolean rotate) {
        if (rotate) {
            replaceKeyFile(data, given);
        }
        return given.isBlank()
                ? parsed(data.secret(KEY_FILE, SourcesConfiguration::newKey), data)
                : parsed(given, data);
    }

    /**
     * Replaces the key. The new one is there before anything is sealed with it, and the former one as long as it may be
     * needed.
     */
    private static void replaceKeyFile(DataDirectory data, String given) {
        if (!given.isBlank() || !data.has(KEY_FILE)) {
            throw new StartupRefused("There is no %s to be replaced. A key that is given as almanac.secrets.key is"
                            .formatted(data.resolve(KEY_FILE))
                    + " replaced by giving another one there, and this one once as almanac.secrets.former-key.");
        }
        String former = data.secret(KEY_FILE, SourcesConfiguration::newKey);
        data.replaceSecret(FORMER_FILES + parsed(former, data).id(), former);
        data.replaceSecret(KEY_FILE, newKey());
    }

    /** Returns the former keys, after the master key, which may just have become one of them. */
    @Bean
    FormerMasterKeys formerMasterKeys(
            MasterKey present, DataDirectory data, @Value("${almanac.secrets.former-key:}") String given) {
        return new FormerMasterKeys(Stream.concat(
                        data.secrets(FORMER_FILES).stream(), Stream.of(given).filter(key -> !key.isBlank()))
                .map(key -> parsed(key, data))
                .filter(key -> !key.id().equals(present.id()))
                .toList());
    }

    private static MasterKey parsed(String text, DataDirectory data) {
        try {
            return new MasterKey(Base64.getDecoder().decode(text.strip()));
        } catch (IllegalArgumentException e) {
            throw new StartupRefused(
                    "The master key is not %d bytes in Base64; look at almanac.secrets.key or %s."
                            .formatted(MasterKey.BYTES, data.resolve(KEY_FILE)),
                    e);
        }
    }

    private static String newKey() {
        byte[] key = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
