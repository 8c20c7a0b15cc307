package almanac.given;

import almanac.shared.DataSourceId;
import almanac.shared.UserId;
import almanac.storage.credential.CredentialVault;
import almanac.storage.credential.SealedCredentials;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credentials by whose they are. */
public final class InMemoryCredentialVault implements CredentialVault {

    private record Place(DataSourceId dataSource, @Nullable UserId user) {}

    private final Map<Place, SealedCredentials> kept = new HashMap<>();

    /** Those that are the user's; the data source's for null. */
    public Optional<SealedCredentials> of(DataSourceId dataSource, @Nullable UserId user) {
        return Optional.ofNullable(kept.get(new Place(dataSource, user)));
    }

    @Override
    public void keep(DataSourceId dataSource, @Nullable UserId user, SealedCredentials credentials) {
        kept.put(new Place(dataSource, user), credentials);
    }

    @Override
    public void destroyThoseOf(DataSourceId dataSource) {
        kept.keySet().removeIf(place -> place.dataSource().equals(dataSource));
    }

    @Override
    public void destroyThoseOf(UserId user) {
        kept.keySet().removeIf(place -> user.equals(place.user()));
    }
}
