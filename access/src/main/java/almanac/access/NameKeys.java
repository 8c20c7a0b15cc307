package almanac.access;

import almanac.secret.MasterKey;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes keyed digests of users' names, by which they are compared without being kept. */
@Component
public class NameKeys {

    private final MasterKey masterKey;

    NameKeys(MasterKey masterKey) {
        this.masterKey = masterKey;
    }

    /** Returns the digest of an account name; letter case makes no difference. */
    public String ofAccount(String name) {
        return masterKey.digest("account " + name.toLowerCase(Locale.ROOT));
    }

    public String ofIdentity(String issuer, String subject) {
        return masterKey.digest("identity %s %s".formatted(issuer, subject));
    }
}
