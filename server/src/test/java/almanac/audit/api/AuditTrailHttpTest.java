package almanac.audit.api;

import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The audit trail over HTTP: what it says of what happened, and how it is searched. */
class AuditTrailHttpTest {

    private static final String EVENTS = "/api/audittrail/v1/auditevents";

    private static final Someone ANA = Someone.called("ana");
    private static final Someone BO = Someone.called("bo");
    private static final Someone EVE = Someone.called("eve");
    private static final Someone AUDITOR = Someone.withRoles("auditor", List.of("Auditor"));
    private static final Project PROJECT = Given.aPublicProjectOf(ANA);
    private static final String GOAL = Given.aGoalIn(PROJECT);

    /** The words of what happened in the project, the newest first. */
    private static final List<String> STORY = List.of(
            "Refused: Archive Project",
            "Collaborator Removed",
            "Goal Completed",
            "Collaborator Added",
            "Goal Added",
            "Project Created");

    @BeforeAll
    static void what_happens_in_the_project() {
        Given.withCollaborator(PROJECT, BO.id(), "contributor");
        BO.api()
                .patch(PROJECT.path() + "/goals/" + GOAL, Map.of("isComplete", true))
                .expect(200);
        ANA.api().delete(PROJECT.path() + "/collaborators/" + BO.id()).expect(200);
        EVE.api().delete(PROJECT.betaPath()).expect(403);
        Server.running().awaitTrail();
    }

    @Test
    void an_event_says_who_did_what_to_what_and_where() {
        JsonNode goalCompleted = inProject("event=Goal+Completed").at("/events/0");

        assertThat(goalCompleted.at("/actor/id").asString()).isEqualTo(BO.id());
        assertThat(goalCompleted.at("/actor/name").asString()).isEqualTo(BO.userName());
        assertThat(goalCompleted.at("/actor/firstName").asString()).isEqualTo("First-" + BO.userName());
        assertThat(goalCompleted.at("/actor/lastName").asString()).isEqualTo("Last-" + BO.userName());
        assertThat(goalCompleted.at("/action/eventName").asString()).isEqualTo("Goal Completed");
        assertThat(goalCompleted.at("/action/traceId").asString()).hasSize(36);
        assertThat(goalCompleted.at("/action/using/0/entityType").asString()).isEqualTo("accessKey");
        assertThat(goalCompleted.at("/action/using/0/name").asString()).isEqualTo("of the tests");
        assertThat(goalCompleted.at("/targets/0/entity/entityType").asString()).isEqualTo("goal");
        assertThat(goalCompleted.at("/targets/0/entity/id").asString()).isEqualTo(GOAL);
        assertThat(goalCompleted.at("/targets/0/entity/name").asString()).startsWith("goal-");
        assertThat(goalCompleted.at("/targets/0/fieldChanges")).isEmpty();
        assertThat(goalCompleted.at("/in/entityType").asString()).isEqualTo("project");
        assertThat(goalCompleted.at("/in/id").asString()).isEqualTo(PROJECT.id());
        assertThat(goalCompleted.at("/in/name").asString()).isEqualTo(PROJECT.name());
        assertThat(goalCompleted.at("/metadata/outcome").asString()).isEqualTo("done");
        assertThat(Instant.ofEpochMilli(goalCompleted.path("timestamp").asLong()))
                .isBetween(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
    }

    @Test
    void what_an_event_changes_and_whom_it_names_is_told() {
        JsonNode added = inProject("event=Collaborator+Added").at("/events/0");
        assertThat(added.at("/targets/0/fieldChanges/0/fieldName").asString()).isEqualTo("collaborator");
        assertThat(added.at("/targets/0/fieldChanges/0/fieldType").asString()).isEqualTo("account");
        assertThat(added.at("/targets/0/fieldChanges/0/after").asString()).isEqualTo(BO.id());
        assertThat(added.at("/targets/0/fieldChanges/1/after").asString()).isEqualTo("contributor");
        assertThat(added.at("/affecting")).hasSize(1);
        assertThat(added.at("/affecting/0/name").asString()).isEqualTo(BO.userName());
    }

    @Test
    void an_organization_that_an_event_names_has_its_own_name() {
        Given.Organization organization = Given.anOrganizationOf(ANA);
        Project shared = Given.withCollaborator(Given.aPrivateProjectOf(ANA), organization.id(), "contributor");
        Server.running().awaitTrail();
        assertThat(ask("withinProjectId=" + shared.id() + "&event=Collaborator+Added")
                        .text("/events/0/affecting/0/name"))
                .isEqualTo(organization.name());
    }

    @Test
    void a_refusal_says_who_tried_what_and_why_he_could_not() {
        JsonNode refused = inProject("actorId=" + EVE.id()).at("/events/0");
        assertThat(refused.at("/actor/name").asString()).isEqualTo(EVE.userName());
        assertThat(refused.at("/action/eventName").asString()).isEqualTo("Refused: Archive Project");
        assertThat(refused.at("/targets/0/entity/name").asString()).isEqualTo(PROJECT.name());
        assertThat(refused.at("/metadata/outcome").asString()).isEqualTo("refused");
        assertThat(refused.at("/metadata/code").asString()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void what_happened_comes_with_the_newest_first() {
        Answer all = inProject("");
        assertThat(words(all)).isEqualTo(STORY);
        assertThat(all.at("/estimatedMatches").asInt()).isEqualTo(STORY.size());
    }

    @Test
    void each_filter_lets_through_what_it_names() {
        String goalName = inProject("event=Goal+Added").text("/events/0/targets/0/entity/name");
        assertThat(words(inProject("actorId=" + BO.id()))).containsExactly("Goal Completed");
        assertThat(words(inProject("actorName=" + EVE.userName()))).containsExactly("Refused: Archive Project");
        assertThat(words(inProject("event=Goal+Added"))).containsExactly("Goal Added");
        assertThat(words(inProject("targetType=goal"))).containsExactly("Goal Completed", "Goal Added");
        assertThat(words(ask("targetId=" + GOAL))).containsExactly("Goal Completed", "Goal Added");
        assertThat(words(ask("targetName=" + goalName))).containsExactly("Goal Completed", "Goal Added");
        assertThat(words(ask("withinProjectName=" + PROJECT.name()))).isEqualTo(STORY);
        assertThat(words(ask("targetName=" + PROJECT.name()))).hasSize(4);
    }

    @Test
    void filters_must_all_hold() {
        assertThat(words(inProject("actorId=" + ANA.id() + "&targetType=goal"))).containsExactly("Goal Added");
        assertThat(words(inProject("actorId=" + EVE.id() + "&targetType=goal"))).isEmpty();
        assertThat(inProject("actorName=" + unique("nobody"))
                        .at("/estimatedMatches")
                        .asInt())
                .isZero();
    }

    @Test
    void a_person_as_target_is_found_by_his_user_name() {
        Answer found = ask("targetType=user&targetName=" + BO.userName());
        assertThat(words(found)).contains("User Registered", "System Role Granted");
        assertThat(found.at("/events"))
                .allSatisfy(
                        event -> assertThat(event.at("/targets/0/entity/name").asString())
                                .isEqualTo(BO.userName()));
    }

    @Test
    void the_system_is_an_actor_too() {
        Answer found = ask("actorName=system&event=User+Registered&sort=timestamp&limit=1");
        assertThat(found.text("/events/0/actor/id")).isEqualTo("system");
        assertThat(ask("actorId=system&limit=1").text("/events/0/actor/name")).isEqualTo("system");
    }

    @Test
    void times_bound_what_is_found_and_belong_to_it() {
        JsonNode added = inProject("event=Collaborator+Added").at("/events/0");
        long time = added.path("timestamp").asLong();
        assertThat(words(inProject("startTimestamp=%d&endTimestamp=%d".formatted(time, time))))
                .contains("Collaborator Added");
        assertThat(words(inProject("startTimestamp=" + (time + 1)))).doesNotContain("Collaborator Added", "Goal Added");
        assertThat(words(inProject("endTimestamp=" + (time - 1))))
                .doesNotContain("Collaborator Added", "Goal Completed");
        String readable = encoded(Instant.ofEpochMilli(time).toString());
        assertThat(words(inProject("startTimestamp=%s&endTimestamp=%s".formatted(readable, readable))))
                .contains("Collaborator Added");
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, Project Created, Refused: Archive Project",
        "-timestamp, Refused: Archive Project, Project Created",
        "event, Collaborator Added, Refused: Archive Project",
        "-event, Refused: Archive Project, Collaborator Added",
        "'targetType,timestamp', Goal Added, Refused: Archive Project",
        "'targetType,-timestamp', Goal Completed, Project Created",
        "'-targetType,event', Collaborator Added, Goal Completed",
        "'withinProjectId,withinProjectName,timestamp', Project Created, Refused: Archive Project",
    })
    void events_are_sorted_by_any_field(String sort, String first, String last) {
        List<String> sorted = words(inProject("sort=" + encoded(sort)));
        assertThat(sorted).hasSize(STORY.size()).startsWith(first).endsWith(last);
    }

    @Test
    void people_and_things_are_sorted_by_their_names() {
        Answer byActor = inProject("sort=actorName,timestamp");
        assertThat(all(byActor, "/actor/name")).isSorted().contains(ANA.userName(), BO.userName(), EVE.userName());
        assertThat(all(inProject("sort=-targetName"), "/targets/0/entity/name"))
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(all(inProject("sort=-actorId"), "/actor/id")).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(all(inProject("sort=targetId"), "/targets/0/entity/id")).isSorted();
    }

    @Test
    void pages_join_without_a_gap() {
        assertThat(words(inProject("limit=4"))).isEqualTo(STORY.subList(0, 4));
        assertThat(words(inProject("limit=4&offset=4"))).isEqualTo(STORY.subList(4, 6));
        Answer beyond = inProject("limit=4&offset=8");
        assertThat(words(beyond)).isEmpty();
        assertThat(beyond.at("/estimatedMatches").asInt()).isEqualTo(STORY.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startTimestamp=yesterday",
                "startTimestamp=",
                "startTimestamp=999999999999999999",
                "endTimestamp=2026-02-30T00:00:00Z",
                "endTimestamp=1.5",
                "actorId=ana",
                "withinProjectId=churn",
                "sort=size",
                "sort=timestamp,,event",
                "sort=timestamp,-timestamp",
                "sort=",
                "limit=0",
                "limit=10001",
                "limit=many",
                "offset=-1",
            })
    void a_value_that_cannot_be_is_refused_by_the_name_of_its_parameter(String query) {
        assertThat(AUDITOR.api().get(EVENTS + "?" + query).expect(400).text("/errors/0"))
                .startsWith(query.substring(0, query.indexOf('=')) + ": ");
    }

    @Test
    void the_trail_is_for_auditors_and_administrators() {
        Given.anonymous().get(EVENTS).expect(401);
        ANA.api().get(EVENTS).expect(403);
        AUDITOR.api().get(EVENTS).expect(200);
        Given.administrator().get(EVENTS).expect(200);
    }

    @Test
    void no_event_is_missing() {
        Server.running().awaitTrail();
        assertThat(Server.running().database().queryForObject("select count(*) from audit_event", Long.class))
                .isEqualTo(Server.running().events());
    }

    @Test
    void whoever_is_erased_has_no_name_in_the_trail() {
        Someone zoe = Someone.called("zoe");
        Project hers = Given.aPrivateProjectOf(zoe);
        Server.running().awaitTrail();
        Map<String, Object> known = Server.running()
                .database()
                .queryForMap("delete from person where user_id = ? returning wrapped_key, user_name", zoe.id());

        Answer trail = ask("withinProjectId=" + hers.id());
        assertThat(trail.text("/events/0/actor/name")).isEqualTo("erased-" + zoe.id());
        assertThat(trail.text("/events/0/actor/firstName")).isEmpty();
        assertThat(trail.body()).doesNotContain(zoe.userName());
        assertThat(words(ask("actorName=erased-" + zoe.id()))).contains("Project Created");
        assertThat(words(ask("targetName=erased-" + zoe.id()))).contains("User Registered");
        assertThat(words(ask("actorName=" + zoe.userName()))).isEmpty();

        Server.running() // the other tests go on with her
                .database()
                .update(
                        "insert into person (user_id, wrapped_key, user_name) values (?, ?, ?)",
                        zoe.id(),
                        known.get("wrapped_key"),
                        known.get("user_name"));
        assertThat(words(ask("actorName=" + zoe.userName()))).contains("Project Created");
        assertThat(words(ask("actorName=erased-" + zoe.id()))).isEmpty();
    }

    private static Answer inProject(String query) {
        return ask("withinProjectId=" + PROJECT.id() + "&" + query);
    }

    private static Answer ask(String query) {
        return AUDITOR.api().get(EVENTS + "?" + query).expect(200);
    }

    private static List<String> words(Answer answer) {
        return all(answer, "/action/eventName");
    }

    private static List<String> all(Answer answer, String pointer) {
        return answer.at("/events")
                .valueStream()
                .map(event -> event.at(pointer).asString())
                .toList();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
