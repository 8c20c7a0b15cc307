package almanac.storage.credential;

import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Keeps the encrypted credentials of data sources. Works in the caller's transaction (docs/adr/0020). */
public interface CredentialVault {

    /**
     * Keeps the credentials in place of the former ones.
     *
     * @param user owner of the credentials; null when they are the data source's
     */
    void keep(DataSourceId dataSource, @Nullable UserId user, SealedCredentials credentials);

    void destroyThoseOf(DataSourceId dataSource);

    /** Destroys all credentials of the user, for every data source. */
    void destroyThoseOf(UserId user);
}
