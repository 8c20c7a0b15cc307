package almanac.storage.environment;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.secret.UnderMasterKey;
import almanac.shared.VariablesId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps variables in a table, each set with the id of the master key that opens it. */
@Component
class JdbcVariableVault implements VariableVault, UnderMasterKey {

    private static final int PAGE = 500;

    private final JdbcOperations jdbc;

    JdbcVariableVault(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(String id, SealedSecret sealed) {

        Line resealed(MasterKey former, MasterKey present) {
            String context = SealedVariables.context(id);
            return new Line(id, present.seal(former.open(sealed, context), context));
        }
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
        return jdbc
                .query(
                        "select key_id, sealed from environment_variables where variables_id = ?",
                        (row, n) -> new SealedSecret(row.getString(1), row.getString(2)),
                        id.value())
                .stream()
                .findFirst();
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        List<Line> page = after("");
        while (!page.isEmpty()) {
            jdbc.batchUpdate(
                    "update environment_variables set key_id = ?, sealed = ? where variables_id = ?",
                    page.stream()
                            .map(line -> line.resealed(former, present))
                            .map(line -> new Object[] {
                                line.sealed().keyId(), line.sealed().box(), line.id()
                            })
                            .toList());
            page = after(page.getLast().id());
        }
    }

    private List<Line> after(String id) {
        return jdbc.query(
                "select variables_id, key_id, sealed from environment_variables"
                        + " where variables_id > ? order by variables_id limit ?",
                (row, n) -> new Line(row.getString(1), new SealedSecret(row.getString(2), row.getString(3))),
                id,
                PAGE);
    }
}
