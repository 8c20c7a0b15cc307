package almanac.project.query;

import almanac.project.event.GitReferenceType;
import org.jspecify.annotations.Nullable;

/** What of a repository is checked out. */
public record ProjectRepositoryReferenceV1(
        GitReferenceType refType, @Nullable String value) {}
