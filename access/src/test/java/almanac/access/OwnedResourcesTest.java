package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.shared.DataSourceId;
import almanac.shared.DatasetId;
import almanac.shared.OrganizationId;
import almanac.shared.ProjectId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnedResourcesTest {

    private static final DatasetId CUSTOMERS = new DatasetId("66b0000000000000000000d1");
    private static final OrganizationId ACTUARIES = new OrganizationId("66b00000000000000000a001");

    private static final DataSourceId WAREHOUSE = new DataSourceId("66b00000000000000000d501");

    @Test
    void nothing_is_empty() {
        assertThat(OwnedResources.NONE.isEmpty()).isTrue();
        assertThat(new OwnedResources(projects(1), List.of(), List.of(), List.of()).isEmpty())
                .isFalse();
        assertThat(new OwnedResources(List.of(), List.of(ACTUARIES), List.of(), List.of()).isEmpty())
                .isFalse();
        assertThat(new OwnedResources(List.of(), List.of(), List.of(WAREHOUSE), List.of()).isEmpty())
                .isFalse();
        assertThat(new OwnedResources(List.of(), List.of(), List.of(), List.of(CUSTOMERS)).isEmpty())
                .isFalse();
    }

    @Test
    void a_few_are_all_named() {
        assertThat(new OwnedResources(projects(2), List.of(ACTUARIES), List.of(WAREHOUSE), List.of(CUSTOMERS))
                        .toString())
                .contains("project " + projects(2).getLast(), "organization " + ACTUARIES, "data source " + WAREHOUSE)
                .endsWith("dataset " + CUSTOMERS);
    }

    @Test
    void of_many_the_first_are_named_and_the_others_counted() {
        assertThat(new OwnedResources(projects(7), List.of(ACTUARIES), List.of(WAREHOUSE), List.of()).toString())
                .contains("project " + projects(5).getLast())
                .doesNotContain(projects(6).getLast().value())
                .endsWith(" and 4 more");
    }

    private static List<ProjectId> projects(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new ProjectId("66b0000000000000000000e" + n))
                .toList();
    }
}
