package almanac.gateway.command;

import almanac.storage.credential.SealedProviderKeys;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A provider's settings as a command carries them.
 *
 * @param settings those that may be shown
 * @param fresh the secret ones that came with the command, sealed
 * @param retained names of secret ones that stay as they are
 */
public record EndpointConfig(Map<String, String> settings, SealedProviderKeys fresh, Set<String> retained) {

    Set<String> secretFields() {
        Set<String> names = new TreeSet<>(fresh.fields().keySet());
        names.addAll(retained);
        return names;
    }
}
