package almanac.job.api;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.shared.ErrorCode;
import almanac.web.Texts;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Part of the project's repository that a caller wants; the singular forms are understood too (behaviour.md, 3.10). */
@Schema(name = "GitRefV1")
record NewGitRefV1(
        @NotNull Kind refType,
        @Nullable @Size(max = Texts.NAME) String value) {

    /** Words for what a job checks out. */
    enum Kind {
        @JsonProperty("head")
        HEAD(GitReferenceType.HEAD),
        @JsonProperty("commitId")
        @JsonAlias("commit")
        COMMIT(GitReferenceType.COMMIT),
        @JsonProperty("tags")
        @JsonAlias("tag")
        TAG(GitReferenceType.TAG),
        @JsonProperty("branches")
        @JsonAlias("branch")
        BRANCH(GitReferenceType.BRANCH);

        private final GitReferenceType type;

        Kind(GitReferenceType type) {
            this.type = type;
        }
    }

    GitReference toReference() {
        if (refType == Kind.HEAD) {
            return new GitReference(GitReferenceType.HEAD, null);
        }
        if (value == null || value.isBlank()) {
            throw ErrorCode.INVALID_VALUE.with("mainRepoGitRef.value", "must name the branch, tag or commit");
        }
        if (refType == Kind.COMMIT && !value.matches(NewJobV1.COMMIT)) {
            throw ErrorCode.INVALID_VALUE.with("mainRepoGitRef.value", NewJobV1.COMMIT_MESSAGE);
        }
        return new GitReference(refType.type, value);
    }
}
