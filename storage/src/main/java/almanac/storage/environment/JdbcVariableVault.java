package almanac.storage.environment;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.secret.SealedTable;
import almanac.secret.UnderMasterKey;
import almanac.shared.VariablesId;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps variables in a table, each set with the id of the master key that opens it. */
@Component
class JdbcVariableVault implements VariableVault, UnderMasterKey {

    private final JdbcOperations jdbc;
    private final SealedTable table;

    JdbcVariableVault(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.table = SealedTable.ofSecrets(
                jdbc,
                "environment_variables",
                "variables_id",
                line -> SealedVariables.context(line.getString("variables_id")));
    }

    @Override
    public void keep(SealedVariables variables) {
        jdbc.update(
                "insert into environment_variables (variables_id, key_id, sealed) values (?, ?, ?)",
                variables.id().value(),
                variables.sealed().keyId(),
                variables.sealed().box());
    }

    @Override
    public Optional<SealedSecret> find(VariablesId id) {
        return table.find(id.value());
    }

    @Override
    public void destroy(VariablesId id) {
        jdbc.update("delete from environment_variables where variables_id = ?", id.value());
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        table.reseal(former, present);
    }
}
