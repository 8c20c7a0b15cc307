package almanac.user.query;

import almanac.project.event.GitServiceProvider;

/** A git credential without its secret. */
public record GitCredentialsAccessorV1(
        String id,
        String name,
        String domain,
        String protocol,
        GitServiceProvider gitServiceProvider,
        String fingerprint) {}
