package almanac.environment.api;

import almanac.environment.query.EnvironmentDefinition;
import almanac.environment.query.EnvironmentOwnerV1;
import almanac.environment.query.EnvironmentRevisionV1;
import almanac.environment.query.EnvironmentV1;
import almanac.shared.AccountId;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.web.ClientWords;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An environment with the definition that others are made after. */
record ClientEnvironmentDetails(
        EnvironmentId id,
        String name,
        String description,
        String visibility,
        boolean archived,
        @Nullable ClientEnvironmentOwner owner,
        List<String> supportedClusters,
        @Nullable ClientEnvironmentRevision latestRevision,
        @Nullable ClientEnvironmentRevision selectedRevision,
        ClientDefinition latestRevisionDetails) {

    record ClientEnvironmentOwner(AccountId id, String username, String environmentOwnerType) {

        static @Nullable ClientEnvironmentOwner of(@Nullable EnvironmentOwnerV1 owner) {
            return owner == null
                    ? null
                    : new ClientEnvironmentOwner(owner.id(), owner.username(), ClientWords.of(owner.ownerType()));
        }
    }

    record ClientEnvironmentRevision(
            EnvironmentRevisionId id, int number, @Nullable String status, List<ClientTool> availableTools) {

        static @Nullable ClientEnvironmentRevision of(@Nullable EnvironmentRevisionV1 revision) {
            return revision == null
                    ? null
                    : new ClientEnvironmentRevision(
                            revision.id(),
                            revision.number(),
                            revision.status() == null ? null : ClientWords.of(revision.status()),
                            revision.availableTools().stream()
                                    .map(ClientTool::of)
                                    .toList());
        }
    }

    /** Definition of the newest revision that was built, without its scripts and variables. */
    record ClientDefinition(
            EnvironmentId environmentId,
            String environmentName,
            @Nullable String dockerImage,
            @Nullable String dockerfileInstructions,
            @Nullable String summary) {}

    static ClientEnvironmentDetails of(EnvironmentV1 environment, EnvironmentDefinition definition) {
        return new ClientEnvironmentDetails(
                environment.id(),
                environment.name(),
                Objects.requireNonNullElse(definition.description(), ""),
                ClientWords.of(environment.visibility()),
                environment.archived(),
                ClientEnvironmentOwner.of(environment.owner()),
                environment.supportedClusters().stream().map(ClientWords::of).toList(),
                ClientEnvironmentRevision.of(environment.latestRevision()),
                ClientEnvironmentRevision.of(environment.selectedRevision()),
                new ClientDefinition(
                        environment.id(),
                        environment.name(),
                        definition.revision().image(),
                        definition.revision().dockerfileInstructions(),
                        definition.revision().summary()));
    }
}
