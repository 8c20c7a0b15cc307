package almanac.storage.credential;

import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Where the credentials of data sources lie, sealed. Works in the caller's transaction (docs/adr/0020). */
public interface CredentialVault {

    /**
     * Keeps them in place of those that were there before.
     *
     * @param user whose they are; null when they are the data source's
     */
    void keep(DataSourceId dataSource, @Nullable UserId user, SealedCredentials credentials);

    void destroyThoseOf(DataSourceId dataSource);

    /** All that are his, whatever the data source. */
    void destroyThoseOf(UserId user);
}
