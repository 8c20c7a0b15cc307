package almanac.storage.environment;

import almanac.secret.SealedSecret;
import almanac.shared.VariablesId;
import java.util.Optional;

/**
 * Where the variables of environments lie, sealed. They stay: revisions to come and copies of an environment build on
 * them. Works in the caller's transaction (docs/adr/0023).
 */
public interface VariableVault {

    void keep(SealedVariables variables);

    /** For those who run jobs. Empty when they were kept elsewhere: an import brings none. */
    Optional<SealedSecret> find(VariablesId id);
}
