package almanac.storage.credential;

import java.util.Optional;

/** Keeps the encrypted secrets about cost, one of each name. Works in the caller's transaction. */
public interface CostSecretVault {

    /** Keeps the secret in place of the former one of its name. */
    void replace(SealedCostSecret secret);

    Optional<SealedCostSecret> find(SealedCostSecret.Name name);
}
