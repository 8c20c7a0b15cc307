package almanac.job.api;

import almanac.shared.EnvironmentRevisionId;
import almanac.shared.ErrorCode;
import almanac.shared.RevisionSpec;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Revision of an environment as the official Python client names it: a word, or an object with an id. */
@Schema(description = "\"ActiveRevision\", \"LatestRevision\" or {\"revisionId\": …}")
record ClientRevision(RevisionSpec toSpec) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ClientRevision named(String word) {
        return new ClientRevision(RevisionSpec.parse(word));
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static ClientRevision of(@JsonProperty("revisionId") @Nullable EnvironmentRevisionId revisionId) {
        if (revisionId == null) {
            throw ErrorCode.INVALID_VALUE.with("revisionId", "must not be null");
        }
        return new ClientRevision(new RevisionSpec(RevisionSpec.Choice.SOME, revisionId));
    }
}
