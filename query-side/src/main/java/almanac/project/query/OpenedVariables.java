package almanac.project.query;

import almanac.project.event.ProjectEvent.ProjectVariableSet;
import almanac.secret.MasterKey;
import almanac.shared.ErrorCode;
import almanac.storage.environment.SealedVariables;
import almanac.storage.environment.SealedVariables.Variable;
import almanac.storage.environment.VariableVault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens the values of a project's environment variables. */
@Component
record OpenedVariables(VariableVault vault, MasterKey key) {

    /** @throws almanac.shared.DomainException when values are kept elsewhere: an import brings none */
    List<Variable> of(ProjectRow project) {
        List<Variable> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (ProjectVariableSet variable : project.variables()) {
            vault.find(variable.value())
                    .ifPresentOrElse(
                            box -> found.addAll(SealedVariables.open(variable.value(), box, key)),
                            () -> missing.add(variable.name()));
        }
        if (!missing.isEmpty()) {
            throw ErrorCode.PROJECT_VARIABLES_NOT_HERE.with(missing);
        }
        found.sort(Comparator.comparing(Variable::name));
        return found;
    }
}
