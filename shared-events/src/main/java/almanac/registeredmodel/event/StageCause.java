package almanac.registeredmodel.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What has moved a version to another stage. */
public enum StageCause {
    /** A user has asked for just that. */
    @JsonProperty("direct")
    DIRECT,
    /** All reviewers have approved it. */
    @JsonProperty("review")
    REVIEW,
    /** Another version has come to the stage, and was to take the place of those in it. */
    @JsonProperty("archived")
    ARCHIVED
}
