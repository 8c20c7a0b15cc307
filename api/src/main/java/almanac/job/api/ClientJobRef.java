package almanac.job.api;

import almanac.job.query.GitRefV1;
import org.jspecify.annotations.Nullable;

/** Part of a repository that a job began with, in the words that it is asked for with. */
record ClientJobRef(GitRefV1.Kind type, @Nullable String value) {

    static @Nullable ClientJobRef of(@Nullable GitRefV1 ref) {
        return ref == null ? null : new ClientJobRef(ref.refType(), ref.value());
    }
}
