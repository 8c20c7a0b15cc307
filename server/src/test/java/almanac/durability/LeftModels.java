package almanac.durability;

import static almanac.experiment.api.TrackingRequests.API;

import almanac.contract.Api;
import almanac.registeredmodel.api.Models;
import almanac.registeredmodel.api.Models.Model;
import almanac.server.Given;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;

/** Leaves events of every type about stages, reviews and access to models behind, and a review that is open. */
final class LeftModels {

    private LeftModels() {}

    static void leave(Someone ana) {
        Given.Project project = Given.aPrivateProjectOf(ana);
        Someone bo = Someone.called("bo");
        Given.withCollaborator(project, bo.id(), "contributor");
        Model model = Models.withVersion(Models.withVersion(Models.aModelIn(project, true)));
        Api api = ana.api();
        api.put(
                        Models.MODELS + "/versions/stages/projects/" + project.id(),
                        Map.of("stages", List.of(Map.of("label", "Trial"), Map.of("label", "Production"))))
                .expect(200);
        api.patch(model.path(), Map.of("description", "changed", "discoverable", false))
                .expect(200);
        api.patch(model.path(), Map.of("discoverable", true)).expect(200);
        Someone.called("outsider")
                .api()
                .post(Models.MODELS + "/access/" + project.id())
                .expect(204);
        leaveReviews(model, bo);
        Model deleted = Models.aModelIn(project);
        ask(deleted, 1, bo);
        api.delete(API + "registered-models/delete", Map.of("name", deleted.name()))
                .expect(200);
    }

    private static void leaveReviews(Model model, Someone bo) {
        String reviewer = model.project().owner().id();
        ask(model, 1, bo);
        answer(bo, model, 1, "RequestedChanges");
        model.api()
                .patch(
                        model.reviewPath(1),
                        Map.of(
                                "notes",
                                "again",
                                "reviewers",
                                List.of(Map.of("userId", bo.id()), Map.of("userId", reviewer))))
                .expect(204);
        answer(bo, model, 1, "Approved");
        answer(model.project().owner(), model, 1, "Approved");
        ask(model, 2, bo);
        answer(bo, model, 2, "Rejected");
        ask(model, 2, bo);
        model.api().patch(model.reviewPath(2), Map.of("status", "Canceled")).expect(204);
        ask(model, 2, bo);
        ask(model, 3, bo);
    }

    private static void ask(Model model, int number, Someone reviewer) {
        model.api()
                .post(
                        model.version(number) + "/reviews",
                        Map.of("targetStage", "Production", "reviewers", List.of(Map.of("userId", reviewer.id()))))
                .expect(201);
    }

    private static void answer(Someone reviewer, Model model, int number, String decision) {
        reviewer.api()
                .post(model.reviewPath(number) + "/responses", Map.of("decision", decision))
                .expect(201);
    }
}
