package almanac.storage.credential;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.shared.CredentialsId;

/**
 * A secret about cost, encrypted on arrival.
 *
 * @param name which of them it is
 */
public record SealedCostSecret(Name name, CredentialsId id, SealedSecret box) {

    /** The secrets that an installation is told about cost. */
    public enum Name {
        EXPORT_KEY,
        LICENSE_KEY,
        /** The addresses to which budgets are told. */
        ALERT_TARGETS
    }

    public static SealedCostSecret of(Name name, CredentialsId id, String clear, MasterKey key) {
        return new SealedCostSecret(name, id, key.seal(clear, context(name.name(), id.value())));
    }

    public String open(MasterKey key) {
        return key.open(box, context(name.name(), id.value()));
    }

    /** Returns the encryption context: one secret cannot be opened in the place of another. */
    static String context(String name, String credentials) {
        return "%s of credentials %s about cost".formatted(name, credentials);
    }
}
