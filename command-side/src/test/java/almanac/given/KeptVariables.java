package almanac.given;

import almanac.secret.SealedSecret;
import almanac.shared.VariablesId;
import almanac.storage.environment.SealedVariables;
import almanac.storage.environment.VariableVault;
import java.util.List;
import java.util.Optional;

/** A vault that keeps variables in a list. */
public record KeptVariables(List<SealedVariables> kept) implements VariableVault {

    @Override
    public void keep(SealedVariables variables) {
        kept.add(variables);
    }

    @Override
    public Optional<SealedSecret> find(VariablesId id) {
        return kept.stream()
                .filter(variables -> variables.id().equals(id))
                .map(SealedVariables::sealed)
                .findFirst();
    }

    @Override
    public void destroy(VariablesId id) {
        kept.removeIf(variables -> variables.id().equals(id));
    }
}
