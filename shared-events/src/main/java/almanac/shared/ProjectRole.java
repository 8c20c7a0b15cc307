package almanac.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The role of a user in one project (behaviour.md, 2.2). Only the owner is not a collaborator. */
public enum ProjectRole {
    @JsonProperty("owner")
    OWNER,
    @JsonProperty("contributor")
    CONTRIBUTOR,
    @JsonProperty("launcherUser")
    LAUNCHER_USER,
    @JsonProperty("resultsConsumer")
    RESULTS_CONSUMER,
    @JsonProperty("projectImporter")
    PROJECT_IMPORTER
}
