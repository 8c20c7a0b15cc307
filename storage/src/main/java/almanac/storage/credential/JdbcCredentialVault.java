package almanac.storage.credential;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.secret.UnderMasterKey;
import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps credentials in a table, each with the id of the master key that opens them. */
@Component
class JdbcCredentialVault implements CredentialVault, UnderMasterKey {

    private static final int PAGE = 500;

    private final JdbcOperations jdbc;

    JdbcCredentialVault(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private record Line(String id, String dataSource, SealedSecret sealed) {

        Line resealed(MasterKey former, MasterKey present) {
            String context = SealedCredentials.context(id, dataSource);
            return new Line(id, dataSource, present.seal(former.open(sealed, context), context));
        }
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
        List<Line> page = after("");
        while (!page.isEmpty()) {
            jdbc.batchUpdate(
                    "update data_source_credentials set key_id = ?, sealed = ? where credentials_id = ?",
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
                "select credentials_id, data_source_id, key_id, sealed from data_source_credentials"
                        + " where credentials_id > ? order by credentials_id limit ?",
                (row, n) -> new Line(
                        row.getString(1), row.getString(2), new SealedSecret(row.getString(3), row.getString(4))),
                id,
                PAGE);
    }
}
