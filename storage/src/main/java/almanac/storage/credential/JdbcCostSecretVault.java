package almanac.storage.credential;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.secret.SealedTable;
import almanac.secret.UnderMasterKey;
import almanac.shared.CredentialsId;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps secrets about cost in a table, each with the id of the master key that opens it. */
@Component
class JdbcCostSecretVault implements CostSecretVault, UnderMasterKey {

    private final JdbcOperations jdbc;
    private final SealedTable table;

    JdbcCostSecretVault(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.table = SealedTable.ofSecrets(
                jdbc,
                "cost_secret",
                "name",
                line -> SealedCostSecret.context(line.getString("name"), line.getString("credentials_id")));
    }

    @Override
    public void replace(SealedCostSecret secret) {
        jdbc.update(
                """
                insert into cost_secret (name, credentials_id, key_id, sealed) values (?, ?, ?, ?)
                on conflict (name) do update set credentials_id = excluded.credentials_id, key_id = excluded.key_id,
                    sealed = excluded.sealed""",
                secret.name().name(),
                secret.id().value(),
                secret.box().keyId(),
                secret.box().box());
    }

    @Override
    public Optional<SealedCostSecret> find(SealedCostSecret.Name name) {
        return jdbc
                .query(
                        "select credentials_id, key_id, sealed from cost_secret where name = ?",
                        (row, n) -> new SealedCostSecret(
                                name,
                                new CredentialsId(row.getString(1)),
                                new SealedSecret(row.getString(2), row.getString(3))),
                        name.name())
                .stream()
                .findFirst();
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        table.reseal(former, present);
    }
}
