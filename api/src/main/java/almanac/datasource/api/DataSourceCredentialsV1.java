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

/** Credentials of a data source as a client sends them. They go no further than to where they are sealed. */
record DataSourceCredentialsV1(
        @NotNull @Size(max = MOST)
        Map<@NotNull @Size(max = Texts.NAME) String, @NotNull @Size(max = Texts.PROSE) String> secretCredentials,

        @NotNull @Size(max = MOST)
        Map<@NotNull @Size(max = Texts.NAME) String, @NotNull @Size(max = Texts.PROSE) String> visibleCredentials) {

    private static final int MOST = 100;

    /** Seals the credentials; returns null when none are given. */
    @Nullable
    SealedCredentials sealedFor(DataSourceId dataSource, IdSource ids, MasterKey key) {
        return secretCredentials.isEmpty() && visibleCredentials.isEmpty()
                ? null
                : SealedCredentials.of(
                        new CredentialsId(ids.next()), dataSource, secretCredentials, visibleCredentials, key);
    }

    /** Keeps secrets out of logs. */
    @Override
    public String toString() {
        return "DataSourceCredentialsV1";
    }
}
