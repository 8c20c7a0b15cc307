package almanac.modelapi.api;

import almanac.secret.MasterKey;
import almanac.shared.IdSource;
import almanac.shared.VariablesId;
import almanac.storage.environment.SealedVariables;
import almanac.storage.environment.SealedVariables.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Seals environment variables of model APIs before they travel. */
@Component
record ModelApiVariables(MasterKey masterKey, IdSource ids) {

    static final int MOST = 100;

    /** Returns the variables sealed; null for none. */
    @Nullable
    SealedVariables sealed(List<ModelApiEnvironmentVariableV1> variables) {
        return variables.isEmpty()
                ? null
                : SealedVariables.of(
                        new VariablesId(ids.next()),
                        variables.stream()
                                .map(variable -> new Variable(variable.key(), variable.value()))
                                .toList(),
                        masterKey);
    }
}
