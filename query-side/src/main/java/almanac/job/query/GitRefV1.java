package almanac.job.query;

import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The requested ref of a repository. */
public record GitRefV1(Kind refType, @Nullable String value) {

    /** The kinds of refs, in the words of this part of the API. */
    public enum Kind {
        @JsonProperty("head")
        HEAD,
        @JsonProperty("commitId")
        COMMIT,
        @JsonProperty("tags")
        TAG,
        @JsonProperty("branches")
        BRANCH
    }

    static GitRefV1 of(GitReference reference) {
        return new GitRefV1(kind(reference.refType()), reference.value());
    }

    private static Kind kind(GitReferenceType type) {
        return switch (type) {
            case HEAD -> Kind.HEAD;
            case COMMIT -> Kind.COMMIT;
            case TAG -> Kind.TAG;
            case BRANCH -> Kind.BRANCH;
        };
    }
}
