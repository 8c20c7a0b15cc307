package almanac.environment.api;

import almanac.environment.api.ClientEnvironmentDetails.ClientEnvironmentRevision;
import almanac.environment.query.EnvironmentRevisionV1;
import almanac.environment.query.EnvironmentV1;
import almanac.shared.EnvironmentId;
import java.util.Objects;

/** A revision with the environment that it belongs to. */
record ClientRevisionDetails(
        EnvironmentId environmentId,
        String environmentName,
        ClientEnvironmentRevision environmentRevision,
        boolean isLatestRevision) {

    static ClientRevisionDetails of(EnvironmentV1 environment, EnvironmentRevisionV1 revision) {
        EnvironmentRevisionV1 latest = environment.latestRevision();
        return new ClientRevisionDetails(
                environment.id(),
                environment.name(),
                Objects.requireNonNull(ClientEnvironmentRevision.of(revision)),
                latest != null && latest.id().equals(revision.id()));
    }
}
