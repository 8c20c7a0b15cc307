package almanac.server;

import almanac.secret.MasterKey;
import java.util.List;
import java.util.Optional;

/** Master keys that were replaced: data written under one of them is sealed again under the present one. */
record FormerMasterKeys(List<MasterKey> keys) {

    /** Returns the key of that mark, as a database keeps it. */
    Optional<MasterKey> marked(String mark) {
        return keys.stream()
                .filter(key -> MasterKeyCheck.mark(key).equals(mark))
                .findFirst();
    }
}
