package almanac.registeredmodel.api;

import static almanac.experiment.api.TrackingRequests.API;
import static almanac.registeredmodel.api.Models.MODELS;
import static almanac.registeredmodel.api.Models.aLoggedRunIn;
import static almanac.registeredmodel.api.Models.aModelIn;
import static almanac.registeredmodel.api.Models.register;
import static almanac.registeredmodel.api.Models.version;
import static almanac.registeredmodel.api.Models.withVersion;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.registeredmodel.api.Models.Model;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Simultaneous;
import almanac.server.Someone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stages and reviews over HTTP, and the story that they are for. */
class ModelReviewHttpTest {

    private static final String STAGES = MODELS + "/versions/stages/projects/";

    /** The causes of all moves of the model's versions, in the order of the log. */
    private static final String MOVES = """
            select upper(e.payload ->> 'cause') from domain_event e
            join model_version_row v on v.id = e.aggregate_identifier join registered_model_row m on m.id = v.model_id
            where m.name = ? and e.payload_type like '%StageTransitioned' order by e.global_index""";

    private final Someone ana = Someone.called("ana");
    private final Someone bo = Someone.called("bo");
    private final Someone cy = Someone.called("cy");
    private final Given.Project project = Given.withCollaborator(
            Given.withCollaborator(Given.aPrivateProjectOf(ana), bo.id(), "contributor"), cy.id(), "resultsConsumer");

    @Test
    void a_version_goes_to_production_by_the_word_of_two_and_an_auditor_reads_how() {
        Model model = new Model(Someone.unique("churn"), project, aLoggedRunIn(project));
        register(model, true).expect(200);
        String second = aLoggedRunIn(project);
        version(model, second, "model").expect(200);
        define("Trial", "Production").expect(200);
        String before = position();
        request(model, 2, "Production", bo, cy).expect(201);
        JsonNode open = ana.api().get(model.version(2)).expect(200).at("/reviewSummary");
        assertThat(open.path("status").asString()).isEqualTo("Open");
        assertThat(open.at("/reviewerResponses/0/reviewer/username").asString()).isEqualTo(bo.userName());
        assertThat(open.at("/reviewerResponses/0/reviewer/firstName").asString())
                .isEqualTo("First-" + bo.userName());
        assertThat(open.at("/reviewerResponses/0").has("decision")).isFalse();
        answer(model, 2, bo, "approved").expect(201);
        assertThat(model.stage(2)).isEqualTo("None");
        answer(model, 2, cy, "Approved").expect(201);
        String after = position();
        Answer moved = ana.api().get(model.version(2)).expect(200);
        assertThat(moved.text("/currentStage")).isEqualTo("Production");
        assertThat(moved.text("/reviewSummary/status")).isEqualTo("Approved");
        assertThat(moved.text("/reviewSummary/reviewerResponses/1/decision")).isEqualTo("Approved");
        assertThat(cy.api()
                        .get(model.path())
                        .expect(200)
                        .at("/requestingUserAccess/canEditModel")
                        .asBoolean(true))
                .isFalse();
        assertThat(Someone.called("outsider")
                        .api()
                        .get(model.path())
                        .expect(200)
                        .at("/requestingUserAccess/canViewExperimentRuns")
                        .asBoolean(true))
                .isFalse();
        ana.api().patch(model.version(2), Map.of("currentStage", "Archived")).expect(200);
        readByAnAuditor(model, before, after);
    }

    /** A year later: the version in production is the one of that day, and the log says by whose word. */
    private void readByAnAuditor(Model model, String before, String after) {
        Someone auditor = Someone.withRoles("auditor", List.of("Auditor"));
        Given.withCollaborator(project, auditor.id(), "resultsConsumer");
        assertThat(auditor.api()
                        .get(model.version(2) + "?asOf=" + before)
                        .expect(200)
                        .text("/currentStage"))
                .isEqualTo("None");
        Answer then = auditor.api().get(model.version(2) + "?asOf=" + after).expect(200);
        assertThat(then.text("/currentStage")).isEqualTo("Production");
        assertThat(then.text("/reviewSummary/reviewerResponses/0/reviewer/username"))
                .isEqualTo(bo.userName());
        assertThat(auditor.api()
                        .get(model.version(1) + "?asOf=" + after)
                        .expect(200)
                        .text("/currentStage"))
                .isEqualTo("None");
        Server.running().awaitTrail();
        JsonNode lines = auditor.api()
                .get("/api/audittrail/v1/auditevents?event=Stage%20Transitioned&withinProjectId=" + project.id())
                .expect(200)
                .json();
        JsonNode move = lines.path("events")
                .valueStream()
                .filter(line -> line.at("/actor/id").asString().equals(cy.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the trail names the last reviewer as the mover: " + lines));
        String version = move.at("/targets/0/entity/id").asString();
        JsonNode history = auditor.api()
                .get("/api/almanac/v1/history/modelversions/" + version)
                .expect(200)
                .json();
        assertThat(history.toString()).contains("ReviewAnswered", "ReviewApproved", "StageTransitioned", cy.id());
    }

    /** Whichever is first: a promotion archives what is in its stage by then, and an approval moves its version alone. */
    @RepeatedTest(5)
    void an_approval_and_a_promotion_at_once_come_one_after_the_other() {
        Model model = withVersion(aModelIn(project));
        request(model, 2, "Production", bo).expect(201);
        String answer = model.reviewPath(2) + "/responses";
        List<Answer> both = Simultaneous.atOnce(
                2,
                n -> n == 0
                        ? ana.api()
                                .post(
                                        API + "model-versions/transition-stage",
                                        Map.of(
                                                "name",
                                                model.name(),
                                                "version",
                                                "1",
                                                "stage",
                                                "Production",
                                                "archive_existing_versions",
                                                true))
                        : bo.api().post(answer, Map.of("decision", "Approved")));
        both.get(0).expect(200);
        both.get(1).expect(201);
        assertThat(model.stage(1)).isEqualTo("Production");
        List<String> causes = Server.running().database().queryForList(MOVES, String.class, model.name());
        assertThat(causes).isIn(List.of("DIRECT", "REVIEW"), List.of("REVIEW", "ARCHIVED", "DIRECT"));
        assertThat(model.stage(2)).isEqualTo(causes.getFirst().equals("REVIEW") ? "Archived" : "Production");
    }

    private static String position() {
        return Server.running().database().queryForObject("select max(global_index) from domain_event", String.class);
    }

    private Answer define(String... labels) {
        return ana.api()
                .put(
                        STAGES + project.id(),
                        Map.of(
                                "stages",
                                List.of(labels).stream()
                                        .map(label -> Map.of("label", label))
                                        .toList()));
    }

    private Answer request(Model model, int number, String stage, Someone... reviewers) {
        return ana.api()
                .post(
                        model.version(number) + "/reviews",
                        Map.of(
                                "targetStage",
                                stage,
                                "reviewers",
                                List.of(reviewers).stream()
                                        .map(reviewer -> Map.of("userId", reviewer.id()))
                                        .toList()));
    }

    private static Answer answer(Model model, int number, Someone by, String decision) {
        return by.api().post(model.reviewPath(number) + "/responses", Map.of("decision", decision, "notes", "seen"));
    }

    private static List<String> labels(Answer answer) {
        return answer.expect(200)
                .at("/items")
                .valueStream()
                .map(stage -> stage.path("label").asString())
                .toList();
    }

    @Test
    void a_project_goes_by_its_own_stages_once_it_has_defined_some() {
        Api api = ana.api();
        String path = STAGES + project.id();
        assertThat(labels(api.get("/api/registeredmodelstages/v1")))
                .containsExactly("None", "Staging", "Production", "Archived");
        assertThat(labels(api.get(path))).isEmpty();
        assertThat(labels(api.get(path + "?includeDefaults=true"))).hasSize(4);
        Model model = aModelIn(project);
        assertThat(labels(define("Trial", "archived"))).containsExactly("None", "Trial", "Archived");
        assertThat(labels(api.get(path))).containsExactly("None", "Trial", "Archived");
        assertThat(labels(api.get(model.version(1) + "/reviewstages"))).containsExactly("Trial", "Archived");
        api.patch(model.version(1), Map.of("currentStage", "Staging")).expect(400);
        api.patch(model.version(1), Map.of("currentStage", "TRIAL")).expect(200);
        assertThat(model.stage(1)).isEqualTo("Trial");
        assertThat(define("Production").expect(400).text("/errors/0")).contains("version 1", model.name());
        define("a", "A").expect(400);
        define().expect(400);
        define("x".repeat(41)).expect(400);
        assertThat(cy.api()
                        .put(path, Map.of("stages", List.of(Map.of("label", "x"))))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void validation_says_what_the_move_would_say_and_moves_nothing() {
        Model model = aModelIn(project);
        String path = model.version(1) + "/stages/validation";
        ana.api().put(path, Map.of("stage", "production")).expect(200);
        assertThat(model.stage(1)).isEqualTo("None");
        for (String stage : List.of("None", "Shelf")) {
            String why = ana.api().put(path, Map.of("stage", stage)).expect(400).text("/errors/0");
            assertThat(ana.api()
                            .patch(model.version(1), Map.of("currentStage", stage))
                            .expect(400)
                            .text("/errors/0"))
                    .isEqualTo(why);
        }
        request(model, 1, "Production", bo).expect(201);
        assertThat(ana.api().put(path, Map.of("stage", "Staging")).expect(400).text("/errors/0"))
                .contains("review");
        ana.api().patch(model.version(1), Map.of("currentStage", "Staging")).expect(400);
        ana.api()
                .post(
                        API + "model-versions/transition-stage",
                        Map.of("name", model.name(), "version", "1", "stage", "Staging"))
                .expect(400);
        assertThat(model.stage(1)).isEqualTo("None");
    }

    @Test
    void a_review_is_changed_and_canceled_one_thing_at_a_time() {
        Model model = aModelIn(project);
        assertThat(request(model, 1, "Production", bo, Someone.called("outsider"))
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("reviewers: ");
        request(model, 1, "Production", bo).expect(201);
        String review = model.reviewPath(1);
        Map<String, String> reviewer = Map.of("userId", cy.id());
        ana.api().patch(review, Map.of()).expect(400);
        ana.api()
                .patch(review, Map.of("status", "Canceled", "reviewers", List.of(reviewer)))
                .expect(400);
        ana.api().patch(review, Map.of("status", "Open")).expect(400);
        bo.api().patch(review, Map.of("notes", "x")).expect(403);
        cy.api().patch(review, Map.of("notes", "x")).expect(403);
        ana.api()
                .patch(review, Map.of("reviewers", List.of(reviewer), "notes", "by Friday"))
                .expect(204);
        bo.api().post(review + "/responses", Map.of("decision", "Approved")).expect(403);
        cy.api().post(review + "/responses", Map.of("decision", "Maybe")).expect(400);
        cy.api()
                .post(review + "/responses", Map.of("decision", "RequestedChanges"))
                .expect(201);
        ana.api().patch(review, Map.of("status", "Canceled")).expect(204);
        JsonNode closed = ana.api().get(model.version(1)).expect(200).at("/reviewSummary");
        assertThat(closed.path("status").asString()).isEqualTo("Canceled");
        assertThat(closed.path("notes").asString()).isEqualTo("by Friday");
        cy.api().post(review + "/responses", Map.of("decision", "Approved")).expect(400);
        ana.api()
                .patch(model.version(1) + "/reviews/66b0000000000000000000a1", Map.of("notes", "x"))
                .expect(404);
    }

    @Test
    void an_erased_reviewer_has_a_label_for_a_name() {
        Model model = aModelIn(project);
        Someone leaver = Someone.called("leaver");
        Given.withCollaborator(project, leaver.id(), "contributor");
        request(model, 1, "Production", leaver).expect(201);
        Given.administrator().delete("/api/admin/v1/subjects/" + leaver.id()).expect(200);
        JsonNode reviewer =
                ana.api().get(model.version(1)).expect(200).at("/reviewSummary/reviewerResponses/0/reviewer");
        assertThat(reviewer.path("username").asString()).isEqualTo("erased-" + leaver.id());
        assertThat(reviewer.path("firstName").asString("none")).isEmpty();
    }

    @Test
    void open_reviews_of_archived_projects_and_deleted_models_and_versions_are_canceled() {
        Model archived = aModelIn(project);
        request(archived, 1, "Production", bo).expect(201);
        Given.Project other = Given.withCollaborator(Given.aPrivateProjectOf(ana), bo.id(), "contributor");
        Model deleted = withVersion(aModelIn(other));
        request(deleted, 1, "Production", bo).expect(201);
        request(deleted, 2, "Production", bo).expect(201);
        assertThat(openReviews(archived, deleted)).isEqualTo(3);
        ana.api()
                .delete(API + "model-versions/delete", Map.of("name", deleted.name(), "version", "2"))
                .expect(200);
        assertThat(openReviews(archived, deleted)).isEqualTo(2);
        ana.api().delete(project.betaPath()).expect(200);
        ana.api()
                .delete(API + "registered-models/delete", Map.of("name", deleted.name()))
                .expect(200);
        Awaitility.await("the reviews are canceled")
                .atMost(Duration.ofSeconds(20))
                .until(() -> openReviews(archived, deleted) == 0);
    }

    private static long openReviews(Model... models) {
        String[] names = IntStream.range(0, models.length)
                .mapToObj(n -> models[n].name())
                .toArray(String[]::new);
        Long count = Server.running().database().queryForObject("""
                        select count(*) from model_version_row v join registered_model_row m on m.id = v.model_id
                        where m.name = any (?) and v.review ->> 'status' = 'Open'""", Long.class, (Object) names);
        return count == null ? 0 : count;
    }

    @Test
    void fifty_versions_at_once_have_fifty_numbers_and_promotions_leave_one_in_production() {
        Model model = aModelIn(project);
        List<Answer> all = Simultaneous.atOnce(50, _ -> version(model, model.run(), "model"));
        assertThat(all.stream()
                        .map(answer -> answer.expect(200).at("/modelVersion").asInt()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(2, 51).boxed().toList());
        request(model, 1, "Production", bo).expect(201);
        String review = model.reviewPath(1);
        Simultaneous.atOnce(
                        6, n -> n == 5 ? ana.api().patch(review, Map.of("status", "Canceled")) : promote(model, n + 2))
                .forEach(moved -> assertThat(moved.status()).isIn(200, 204));
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(model::stage).filter("Production"::equals))
                .hasSize(1);
    }

    private Answer promote(Model model, int number) {
        return ana.api()
                .post(
                        API + "model-versions/transition-stage",
                        Map.of(
                                "name",
                                model.name(),
                                "version",
                                Integer.toString(number),
                                "stage",
                                "Production",
                                "archive_existing_versions",
                                true));
    }

    @Test
    void a_promotion_that_would_archive_a_version_in_review_is_refused_whole() {
        Model model = withVersion(aModelIn(project));
        promote(model, 1).expect(200);
        request(model, 1, "Archived", bo).expect(201);
        promote(model, 2).expect(400);
        assertThat(model.stage(1)).isEqualTo("Production");
        assertThat(model.stage(2)).isEqualTo("None");
        answer(model, 1, bo, "Approved").expect(201);
        promote(model, 2).expect(200);
        assertThat(model.stage(1)).isEqualTo("Archived");
        assertThat(model.stage(2)).isEqualTo("Production");
    }

    @Test
    void stages_are_never_taken_from_under_a_version_that_is_just_moved() {
        Model model = aModelIn(project);
        List<Answer> answers = Simultaneous.atOnce(
                2,
                n -> n == 0
                        ? define("Trial")
                        : ana.api().patch(model.version(1), Map.of("currentStage", "Production")));
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 400);
        assertThat(labels(ana.api().get(STAGES + project.id() + "?includeDefaults=true")))
                .contains(model.stage(1));
    }

    @Test
    void two_last_approvals_at_once_move_the_version_once() {
        Model model = aModelIn(project);
        request(model, 1, "Production", bo, cy).expect(201);
        String review = model.reviewPath(1);
        Simultaneous.atOnce(
                        2, n -> (n == 0 ? bo : cy).api().post(review + "/responses", Map.of("decision", "Approved")))
                .forEach(answer -> answer.expect(201));
        assertThat(model.stage(1)).isEqualTo("Production");
        assertThat(ana.api().get(model.version(1)).expect(200).text("/reviewSummary/status"))
                .isEqualTo("Approved");
    }
}
