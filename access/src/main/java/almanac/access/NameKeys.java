package almanac.access;

import almanac.secret.MasterKey;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How names of people are compared without keeping them: as keyed digests. */
@Component
public class NameKeys {

    private final MasterKey masterKey;

    NameKeys(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    /** Letter case makes no difference. */
    public String ofAccount(String name) {
        return masterKey.digest("account " + name.toLowerCase(Locale.ROOT));
    }

    public String ofIdentity(String issuer, String subject) {
        return masterKey.digest("identity %s %s".formatted(issuer, subject));
    }
}
