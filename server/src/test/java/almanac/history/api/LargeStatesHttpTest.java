package almanac.history.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Someone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history of a resource that is large in all of its states. */
class LargeStatesHttpTest {

    private static final int CHANGES = 20;

    private final Api ana = Someone.called("ana").api();
    private String history = "";

    @BeforeEach
    void a_project_with_a_long_description_is_changed_often() {
        String project = ana.post(
                        "/api/projects/beta/projects",
                        Map.of("name", "long", "description", "d".repeat(65_536), "visibility", "private"))
                .expect(200)
                .text("/project/id");
        history = "/api/almanac/v1/history/projects/" + project;
        for (int n = 0; n < CHANGES; n++) {
            ana.put(
                            "/api/projects/v1/projects/" + project + "/status",
                            Map.of("status", "active", "isBlocked", n % 2 == 0))
                    .expect(200);
        }
    }

    @Test
    void a_page_is_cut_says_so_and_the_next_begins_after_it() {
        assertThat(versions("asc")).hasSize(CHANGES + 1).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void so_it_is_when_the_newest_come_first() {
        assertThat(versions("desc"))
                .hasSize(CHANGES + 1)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    /** Page by page, as each says. */
    private List<Long> versions(String order) {
        List<Long> versions = new ArrayList<>();
        while (versions.size() <= CHANGES) {
            Answer page = ana.get(history + "?limit=100&order=%s&offset=%d".formatted(order, versions.size()))
                    .expect(200);
            int given = page.at("/entries").size();
            assertThat(given).isBetween(1, CHANGES);
            if (versions.size() + given <= CHANGES) {
                assertThat(page.at("/metadata/limit").asInt()).isEqualTo(given);
            }
            assertThat(page.at("/metadata/totalCount").asInt()).isEqualTo(CHANGES + 1);
            page.at("/entries")
                    .forEach(entry -> versions.add(entry.path("version").asLong()));
        }
        return versions;
    }
}
