package almanac.access.directory;

import almanac.access.AccessEnvironments;
import almanac.shared.EnvironmentId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The {@link EnvironmentDirectory} over the access tables. */
@Component
class AccessEnvironmentDirectory implements EnvironmentDirectory {

    private final AccessEnvironments environments;

    AccessEnvironmentDirectory(AccessEnvironments environments) {
        this.environments = environments;
    }

    @Override
    public Optional<AccessEnvironments.Revision> usable(UserId user, EnvironmentId environment, RevisionSpec spec) {
        return environments.usable(user, environment, spec);
    }
}
