package almanac.access;

import almanac.shared.DataSourceId;
import almanac.shared.DatasetId;
import almanac.shared.OrganizationId;
import almanac.shared.ProjectId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody alone answers for.
 *
 * @param projects those that he owns
 * @param organizations those of which he is an admin and no other active user is
 * @param dataSources those that he owns
 * @param datasets those of which he is an owner and no other active user is
 */
public record OwnedResources(
        List<ProjectId> projects,
        List<OrganizationId> organizations,
        List<DataSourceId> dataSources,
        List<DatasetId> datasets) {

    private static final int NAMED = 5;

    public static final OwnedResources NONE = new OwnedResources(List.of(), List.of(), List.of(), List.of());

    public boolean isEmpty() {
        return all().findAny().isEmpty();
    }

    private Stream<String> all() {
        return Stream.of(
                        projects.stream().map(project -> "project " + project),
                        organizations.stream().map(organization -> "organization " + organization),
                        dataSources.stream().map(dataSource -> "data source " + dataSource),
                        datasets.stream().map(dataset -> "dataset " + dataset))
                .flatMap(Function.identity());
    }

    /** For a sentence: the first few, and how many more there are. */
    @Override
    public String toString() {
        long more = all().count() - NAMED;
        String few = all().limit(NAMED).collect(Collectors.joining(", "));
        return more > 0 ? "%s and %d more".formatted(few, more) : few;
    }
}
