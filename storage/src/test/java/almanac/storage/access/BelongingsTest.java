package almanac.storage.access;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.shared.OrganizationId;
import almanac.shared.ProjectId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BelongingsTest {

    private static final OrganizationId ACTUARIES = new OrganizationId("66b00000000000000000a001");

    @Test
    void nothing_is_empty() {
        assertThat(Belongings.NONE.isEmpty()).isTrue();
        assertThat(new Belongings(projects(1), List.of()).isEmpty()).isFalse();
        assertThat(new Belongings(List.of(), List.of(ACTUARIES)).isEmpty()).isFalse();
    }

    @Test
    void a_few_are_all_named() {
        assertThat(new Belongings(projects(4), List.of(ACTUARIES)).toString())
                .contains("project " + projects(4).getLast())
                .endsWith("organization " + ACTUARIES);
    }

    @Test
    void of_many_the_first_are_named_and_the_others_counted() {
        assertThat(new Belongings(projects(7), List.of(ACTUARIES)).toString())
                .contains("project " + projects(5).getLast())
                .doesNotContain(projects(6).getLast().value())
                .endsWith(" and 3 more");
    }

    private static List<ProjectId> projects(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new ProjectId("66b0000000000000000000e" + n))
                .toList();
    }
}
