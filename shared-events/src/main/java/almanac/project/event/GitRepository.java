package almanac.project.event;

import almanac.shared.Internal;
import almanac.shared.RepositoryId;
import org.jspecify.annotations.Nullable;

/**
 * An outside git repository as a project uses it.
 *
 * @param uri http, https or ssh; never with a password in it
 * @param credentialId the git credential to reach it with
 */
public record GitRepository(
        RepositoryId id,
        String name,
        String uri,
        GitServiceProvider serviceProvider,
        GitReference defaultRef,
        @Internal @Nullable String credentialId) {}
