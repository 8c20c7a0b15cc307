package almanac.access.command;

import almanac.storage.secret.MasterKey;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How names of people are compared without keeping them: as keyed digests. */
@Component
class NameKeys {

    private final MasterKey masterKey;

    NameKeys(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    String ofAccount(String name) {
        return masterKey.digest("account " + name.toLowerCase(Locale.ROOT));
    }
}
