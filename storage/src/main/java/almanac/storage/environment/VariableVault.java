package almanac.storage.environment;

/**
 * Where the variables of environments lie, sealed. They stay: revisions to come and copies of an environment build on
 * them. Works in the caller's transaction (docs/adr/0023).
 */
@FunctionalInterface
public interface VariableVault {

    void keep(SealedVariables variables);
}
