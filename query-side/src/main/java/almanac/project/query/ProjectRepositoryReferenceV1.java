package almanac.project.query;

import almanac.project.event.GitReferenceType;
import org.jspecify.annotations.Nullable;

/** The ref of a repository that is checked out. */
public record ProjectRepositoryReferenceV1(
        GitReferenceType refType, @Nullable String value) {}
