package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every event says who did it, with which credential, in which request, and what message caused it. */
class AuditFactsTest {

    private static final String REQUEST = "0f8fad5b-d9cb-469f-a165-70867728950e";

    @Test
    void an_event_says_who_did_it_how_and_in_which_request() {
        Someone ana = Someone.called("ana");
        String project = ana.api()
                .with("X-Request-Id", REQUEST)
                .post(
                        "/api/projects/beta/projects",
                        Map.of("name", "audited", "description", "", "visibility", "private"))
                .expect(200)
                .text("/project/id");
        String key = ana.api().get("/api/users/v1/self/keys").expect(200).text("/keys/0/id");

        Map<String, Object> facts = Server.running().database().queryForMap("""
                        select meta_data ->> 'userId' as "user", meta_data ->> 'credential' as credential,
                               meta_data ->> 'requestId' as request, meta_data ->> 'traceId' as trace
                        from domain_event where aggregate_identifier = ?""", project);

        assertThat(facts).containsEntry("user", ana.id()).containsEntry("credential", key);
        assertThat(facts).containsEntry("request", REQUEST).containsKey("trace");
    }
}
