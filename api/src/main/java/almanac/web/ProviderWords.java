package almanac.web;

import almanac.project.event.GitServiceProvider;

/** Writes the software of git repositories as older clients have it. */
public final class ProviderWords {

    private ProviderWords() {}

    public static String of(GitServiceProvider provider) {
        return switch (provider) {
            case BITBUCKET -> "bitbucket";
            case BITBUCKET_SERVER -> "bitbucketServer";
            case GITHUB -> "github";
            case GITHUB_ENTERPRISE -> "githubEnterprise";
            case GIT_LAB -> "gitlab";
            case GIT_LAB_ENTERPRISE -> "gitlabEnterprise";
            case UNKNOWN -> "unknown";
        };
    }
}
