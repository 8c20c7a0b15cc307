package almanac.storage.credential;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.secret.SealedTable;
import almanac.secret.UnderMasterKey;
import almanac.shared.CredentialsId;
import almanac.shared.GatewayEndpointId;
import almanac.storage.credential.SealedProviderKeys.Kept;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Keeps providers' keys in a table, one field a line, each with the id of the master key that opens it. */
@Component
class JdbcProviderKeyVault implements ProviderKeyVault, UnderMasterKey {

    private final JdbcOperations jdbc;
    private final SealedTable table;

    JdbcProviderKeyVault(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.table = SealedTable.ofSecrets(
                jdbc,
                "gateway_credentials",
                "secret_id",
                line -> SealedProviderKeys.context(
                        line.getString("endpoint_id"), line.getString("credentials_id"), line.getString("field")));
    }

    @Override
    public void replace(GatewayEndpointId endpoint, SealedProviderKeys fresh, Set<String> retained) {
        jdbc.update(
                "delete from gateway_credentials where endpoint_id = ? and field <> all (?)",
                endpoint.value(),
                retained.toArray(String[]::new));
        jdbc.batchUpdate(
                "insert into gateway_credentials (endpoint_id, field, credentials_id, key_id, sealed)"
                        + " values (?, ?, ?, ?, ?)",
                fresh.fields().entrySet().stream()
                        .map(field -> new Object[] {
                            endpoint.value(),
                            field.getKey(),
                            fresh.id().value(),
                            field.getValue().keyId(),
                            field.getValue().box()
                        })
                        .toList());
    }

    @Override
    public void destroyThoseOf(GatewayEndpointId endpoint) {
        jdbc.update("delete from gateway_credentials where endpoint_id = ?", endpoint.value());
    }

    @Override
    public Map<String, Kept> of(GatewayEndpointId endpoint) {
        Map<String, Kept> fields = new TreeMap<>();
        jdbc.query(
                "select field, credentials_id, key_id, sealed from gateway_credentials where endpoint_id = ?",
                row -> {
                    fields.put(
                            row.getString(1),
                            new Kept(
                                    new CredentialsId(row.getString(2)),
                                    new SealedSecret(row.getString(3), row.getString(4))));
                },
                endpoint.value());
        return fields;
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        table.reseal(former, present);
    }
}
