package almanac.storage.access;

import almanac.shared.OrganizationId;
import almanac.shared.ProjectId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody alone answers for.
 *
 * @param projects those that he owns
 * @param organizations those of which he is an admin and no other active user is
 */
public record Belongings(List<ProjectId> projects, List<OrganizationId> organizations) {

    private static final int NAMED = 5;

    public static final Belongings NONE = new Belongings(List.of(), List.of());

    public boolean isEmpty() {
        return projects.isEmpty() && organizations.isEmpty();
    }

    /** For a sentence: the first few, and how many more there are. */
    @Override
    public String toString() {
        int more = projects.size() + organizations.size() - NAMED;
        String few = Stream.concat(
                        projects.stream().map(project -> "project " + project),
                        organizations.stream().map(organization -> "organization " + organization))
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        return more > 0 ? "%s and %d more".formatted(few, more) : few;
    }
}
