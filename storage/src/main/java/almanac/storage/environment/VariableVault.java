package almanac.storage.environment;

import almanac.secret.SealedSecret;
import almanac.shared.VariablesId;
import java.util.Optional;

/**
 * Keeps the encrypted variables of environments and projects. Those of environments stay: revisions to come and copies
 * of an environment build on them. Works in the caller's transaction (docs/adr/0023).
 */
public interface VariableVault {

    void keep(SealedVariables variables);

    /** Returns the variables for a job. Empty when they were kept elsewhere: an import brings none. */
    Optional<SealedSecret> find(VariablesId id);

    /** Destroys variables for good. */
    void destroy(VariablesId id);
}
