package almanac.project.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The software that serves a git repository. */
public enum GitServiceProvider {
    @JsonProperty("bitbucket")
    BITBUCKET,
    @JsonProperty("bitbucketServer")
    BITBUCKET_SERVER,
    @JsonProperty("github")
    GITHUB,
    @JsonProperty("githubEnterprise")
    GITHUB_ENTERPRISE,
    @JsonProperty("gitLab")
    GIT_LAB,
    @JsonProperty("gitLabEnterprise")
    GIT_LAB_ENTERPRISE,
    @JsonProperty("unknown")
    UNKNOWN
}
