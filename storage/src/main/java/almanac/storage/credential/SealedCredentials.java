package almanac.storage.credential;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.shared.CredentialsId;
import almanac.shared.DataSourceId;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Credentials of a data source, encrypted on arrival: they travel and are kept so.
 *
 * @param secretFields the names of the fields that must not be shown
 * @param visibleFields the names of the rest
 */
public record SealedCredentials(
        CredentialsId id, List<String> secretFields, List<String> visibleFields, SealedSecret sealed) {

    private record Clear(Map<String, String> secret, Map<String, String> visible) {}

    public static SealedCredentials of(
            CredentialsId id,
            DataSourceId dataSource,
            Map<String, String> secret,
            Map<String, String> visible,
            MasterKey key) {
        String clear = JsonMapper.shared().writeValueAsString(new Clear(secret, visible));
        return new SealedCredentials(
                id, names(secret), names(visible), key.seal(clear, context(id.value(), dataSource.value())));
    }

    private static List<String> names(Map<String, String> fields) {
        return fields.keySet().stream().sorted().toList();
    }

    /** Returns the encryption context: credentials of one data source cannot be opened for another. */
    static String context(String id, String dataSource) {
        return "credentials %s of data source %s".formatted(id, dataSource);
    }
}
