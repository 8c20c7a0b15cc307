package almanac.project.event;

import org.jspecify.annotations.Nullable;

/**
 * The part of a repository's history that is checked out.
 *
 * @param value name of the branch or tag, id of the commit; null for the head
 */
public record GitReference(
        GitReferenceType refType, @Nullable String value) {}
