package almanac.server;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.contract.Api;
import almanac.messaging.Dispatch;
import almanac.server.Given.Project;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was refused is in the log: who tried what, on what, and why not; and nothing else of the command. */
class RefusalHttpTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PROJECTS = "/api/projects/beta/projects";

    private final Server server = Server.running();
    private final Someone ana = Someone.called("ana");
    private final Someone eve = Someone.called("eve");
    private final String request = UUID.randomUUID().toString();

    /** The only event that the request left. */
    private record Refusal(JsonNode payload, JsonNode metaData) {}

    @Test
    void whoever_lacks_a_right_is_on_record_with_what_he_tried() {
        Project project = Given.aPublicProjectOf(ana);
        inRequest(eve).delete(project.betaPath()).expect(403);

        Refusal refusal = refusal("CommandRefused");
        assertThat(words(refusal))
                .isEqualTo(Map.of(
                        "command", "ArchiveProject",
                        "code", "NOT_ALLOWED",
                        "targetType", "project",
                        "targetId", project.id(),
                        "project", project.id()));
        assertThat(refusal.metaData().path("userId").asString()).isEqualTo(eve.id());
        assertThat(refusal.metaData().path("credential").asString())
                .isEqualTo(eve.api().get("/api/users/v1/self/keys").expect(200).text("/keys/0/id"));
        assertThat(refusal.metaData().has("traceId")).isTrue();
        assertThat(refusal.metaData().has("ifMatch")).isFalse();
    }

    @Test
    void a_condition_that_does_not_hold_is_a_refusal() {
        Project project = Given.aPrivateProjectOf(ana);
        inRequest(ana)
                .with("If-Match", "\"99\"")
                .put(project.path() + "/status", Map.of("status", "complete", "isBlocked", false))
                .expect(412);
        assertThat(words(refusal("CommandRefused")))
                .containsEntry("code", "STALE_VERSION")
                .containsEntry("command", "SetProjectStatus");
    }

    @Test
    void what_does_not_exist_is_named_by_the_id_that_was_tried() {
        Project project = Given.aPrivateProjectOf(ana);
        String goal = "ffffffffffffffffffffffff";
        inRequest(ana).delete(project.path() + "/goals/" + goal).expect(404);
        assertThat(words(refusal("CommandRefused")))
                .containsEntry("targetType", "goal")
                .containsEntry("targetId", goal)
                .containsEntry("project", project.id());
    }

    @Test
    void a_command_that_breaks_is_on_record_with_the_kind_of_fault() {
        record UnheardOf(String secret) {}
        Dispatch dispatch = server.bean(Dispatch.class);
        String secret = unique("hush");
        assertThatThrownBy(() -> dispatch.sendAsSystem(new UnheardOf(secret), request))
                .isInstanceOf(NoHandlerForCommandException.class);

        Refusal refusal = refusal("CommandFailed");
        assertThat(words(refusal))
                .isEqualTo(Map.of("command", "UnheardOf", "fault", NoHandlerForCommandException.class.getName()));
        assertThat(refusal.metaData().path("userId").asString()).isEqualTo("system");
        assertThat(server.kept(secret)).isEmpty();
    }

    @Test
    void nothing_of_what_was_in_a_refused_command_is_kept() {
        String password = unique("pass") + "word";
        String description = unique("plan");
        String firstName = unique("Given");
        Project project = Given.aPublicProjectOf(ana);
        Map<String, String> repository = Map.of("uri", "https://eve:" + password + "@github.com/example/x");
        eve.api().post(project.path() + "/repositories", repository);
        inRequest(eve)
                .post(
                        PROJECTS,
                        Map.of("name", "n", "description", description, "visibility", "private", "isRestricted", true))
                .expect(403);
        Given.administrator()
                .post(
                        "/api/admin/v1/users",
                        Map.of("userName", ana.userName(), "firstName", firstName, "lastName", "L"))
                .expect(400);

        refusal("CommandRefused");
        server.awaitTrail();
        assertThat(server.kept(password, description, firstName)).isEmpty();
        assertThat(server.database().queryForList("""
                                select payload::text || meta_data::text from domain_event
                                union all select a::text from audit_event a""", String.class)).noneMatch(kept -> kept.contains(ana.userName()));
    }

    @Test
    void what_never_became_a_command_is_not_on_record() {
        inRequest(ana)
                .post(PROJECTS, Map.of("name", "a b", "description", "", "visibility", "private"))
                .expect(400);
        inRequest(ana).get("/api/projects/v1/projects/ffffffffffffffffffffffff").expect(404);
        assertThat(recorded()).isEmpty();
    }

    private Api inRequest(Someone who) {
        return who.api().with("X-Request-Id", request);
    }

    private Refusal refusal(String type) {
        List<Recorded> recorded = recorded();
        assertThat(recorded).hasSize(1);
        Recorded event = recorded.getFirst();
        assertThat(event.type()).isEqualTo("almanac.audit.event.RefusalEvent$" + type);
        return new Refusal(JSON.readTree(event.payload()), JSON.readTree(event.metaData()));
    }

    private record Recorded(String type, String payload, String metaData) {}

    private List<Recorded> recorded() {
        return server.database()
                .query(
                        "select payload_type, payload, meta_data from domain_event where meta_data ->> 'requestId' = ?",
                        (row, n) -> new Recorded(row.getString(1), row.getString(2), row.getString(3)),
                        request);
    }

    private static Map<String, String> words(Refusal refusal) {
        return JSON.convertValue(refusal.payload(), new TypeReference<>() {});
    }
}
