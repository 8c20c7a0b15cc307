package almanac.datasource.api;

import almanac.secret.MasterKey;
import almanac.shared.CredentialsId;
import almanac.shared.DataSourceId;
import almanac.shared.IdSource;
import almanac.storage.credential.SealedCredentials;
import almanac.web.Texts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What opens a data source, as it is sent. It goes no further than to where it is sealed. */
record DataSourceCredentialsV1(
        @NotNull @Size(max = MOST)
        Map<@NotNull @Size(max = Texts.NAME) String, @NotNull @Size(max = Texts.PROSE) String> secretCredentials,

        @NotNull @Size(max = MOST)
        Map<@NotNull @Size(max = Texts.NAME) String, @NotNull @Size(max = Texts.PROSE) String> visibleCredentials) {

    private static final int MOST = 100;

    /** Null when nothing is given. */
    @Nullable
    SealedCredentials sealedFor(DataSourceId dataSource, IdSource ids, MasterKey key) {
        return secretCredentials.isEmpty() && visibleCredentials.isEmpty()
                ? null
                : SealedCredentials.of(
                        new CredentialsId(ids.next()), dataSource, secretCredentials, visibleCredentials, key);
    }

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return "DataSourceCredentialsV1";
    }
}
