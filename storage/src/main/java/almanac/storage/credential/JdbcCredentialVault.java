package almanac.storage.credential;

import almanac.secret.MasterKey;
import almanac.secret.SealedTable;
import almanac.secret.UnderMasterKey;
import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps credentials in a table, each with the id of the master key that opens them. */
@Component
class JdbcCredentialVault implements CredentialVault, UnderMasterKey {

    private final JdbcOperations jdbc;
    private final SealedTable table;

    JdbcCredentialVault(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.table = SealedTable.ofSecrets(
                jdbc,
                "data_source_credentials",
                "credentials_id",
                line -> SealedCredentials.context(line.getString("credentials_id"), line.getString("data_source_id")));
    }

    @Override
    public void keep(DataSourceId dataSource, @Nullable UserId user, SealedCredentials credentials) {
        jdbc.update(
                """
                insert into data_source_credentials (credentials_id, data_source_id, user_id, key_id, sealed)
                values (?, ?, ?, ?, ?)
                on conflict (data_source_id, user_id) do update set
                    credentials_id = excluded.credentials_id, key_id = excluded.key_id, sealed = excluded.sealed""",
                credentials.id().value(),
                dataSource.value(),
                user == null ? null : user.value(),
                credentials.sealed().keyId(),
                credentials.sealed().box());
    }

    @Override
    public void destroyThoseOf(DataSourceId dataSource) {
        jdbc.update("delete from data_source_credentials where data_source_id = ?", dataSource.value());
    }

    @Override
    public void destroyThoseOf(UserId user) {
        jdbc.update("delete from data_source_credentials where user_id = ?", user.value());
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        table.reseal(former, present);
    }
}
