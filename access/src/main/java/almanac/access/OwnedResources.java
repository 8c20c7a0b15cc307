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
 * Resources that only one user answers for.
 *
 * @param projects that the user owns
 * @param organizations of which the user is the only active admin
 * @param dataSources that the user owns
 * @param datasets of which the user is the only active owner
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

    /** Returns the first few, and how many more there are, as part of a sentence. */
    @Override
    public String toString() {
        long more = all().count() - NAMED;
        String few = all().limit(NAMED).collect(Collectors.joining(", "));
        return more > 0 ? "%s and %d more".formatted(few, more) : few;
    }
}
