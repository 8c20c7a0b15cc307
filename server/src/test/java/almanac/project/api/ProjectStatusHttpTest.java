package almanac.project.api;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.withCollaborator;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectStatusHttpTest {

    private final Someone ana = Someone.called("ana");
    private final Someone ben = Someone.called("ben");
    private final Project project = withCollaborator(aPrivateProjectOf(ana), ben.id(), "contributor");

    @Test
    void a_project_is_blocked_for_a_reason() {
        Answer blocked = set(Map.of("status", "active", "isBlocked", true, "blockedReason", "No data"));
        assertThat(blocked.at("/status/isBlocked").asBoolean()).isTrue();
        assertThat(blocked.text("/status/blockedReason")).isEqualTo("No data");
        assertThat(blocked.text("/status/status")).isEqualTo("active");
    }

    @Test
    void a_reason_is_not_needed() {
        Answer blocked = set(Map.of("status", "active", "isBlocked", true));
        assertThat(blocked.at("/status/isBlocked").asBoolean()).isTrue();
        assertThat(blocked.at("/status").has("blockedReason")).isFalse();
    }

    @Test
    void blocked_outranks_complete_and_unblocking_returns_to_active() {
        set(Map.of("status", "complete", "isBlocked", true, "blockedReason", "Audit"));
        Answer unblocked = set(Map.of("status", "active", "isBlocked", false));
        assertThat(unblocked.at("/status/isBlocked").asBoolean()).isFalse();
        assertThat(unblocked.text("/status/status")).isEqualTo("active");
        assertThat(unblocked.at("/status").has("blockedReason")).isFalse();
    }

    @Test
    void a_project_is_completed_with_a_message_and_reopened() {
        Answer complete = set(Map.of("status", "Complete", "isBlocked", false, "completedMessage", "It works"));
        assertThat(complete.text("/status/status")).isEqualTo("complete");
        assertThat(complete.text("/status/completedMessage")).isEqualTo("It works");
        Answer active = set(Map.of("status", "active", "isBlocked", false));
        assertThat(active.text("/status/status")).isEqualTo("active");
        assertThat(active.at("/status").has("completedMessage")).isFalse();
    }

    @Test
    void a_contributor_blocks_and_unblocks() {
        ben.api()
                .put(project.path() + "/status", Map.of("status", "active", "isBlocked", true))
                .expect(200);
        ben.api()
                .put(project.path() + "/status", Map.of("status", "active", "isBlocked", false))
                .expect(200);
    }

    @Test
    void both_words_are_needed() {
        assertThat(ana.api()
                        .put(project.path() + "/status", Map.of("status", "active"))
                        .expect(400)
                        .text("/message"))
                .contains("isBlocked");
        assertThat(ana.api()
                        .put(project.path() + "/status", Map.of("isBlocked", false))
                        .expect(400)
                        .text("/message"))
                .contains("status");
    }

    private Answer set(Map<String, Object> status) {
        return ana.api().put(project.path() + "/status", status).expect(200);
    }
}
