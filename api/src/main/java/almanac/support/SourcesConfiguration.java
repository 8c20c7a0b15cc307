package almanac.support;

import almanac.shared.IdSource;
import almanac.storage.secret.MasterKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where new ids and the installation's master key come from. */
@Configuration(proxyBeanMethods = false)
class SourcesConfiguration {

    private static final String KEY_FILE = "secrets.key";

    @Bean
    IdSource idSource(InstantSource clock) {
        return IdSource.of(clock);
    }

    /** The key given, or the one made on the first start. */
    @Bean
    MasterKey masterKey(DataDirectory data, @Value("${almanac.secrets.key:}") String given) {
        String text = given.isBlank() ? data.secret(KEY_FILE, SourcesConfiguration::newKey) : given;
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
