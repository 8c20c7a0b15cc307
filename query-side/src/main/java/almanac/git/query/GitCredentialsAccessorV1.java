package almanac.git.query;

import almanac.project.event.GitServiceProvider;
import almanac.shared.GitCredentialId;

/**
 * A git credential without its secret.
 *
 * @param protocol https or ssh
 */
public record GitCredentialsAccessorV1(
        GitCredentialId id,
        String name,
        String domain,
        String protocol,
        GitServiceProvider gitServiceProvider,
        String fingerprint) {}
