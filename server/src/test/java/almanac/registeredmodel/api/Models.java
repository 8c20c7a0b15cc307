package almanac.registeredmodel.api;

import static almanac.experiment.api.TrackingRequests.API;
import static almanac.experiment.api.TrackingRequests.aBatchFor;
import static almanac.experiment.api.TrackingRequests.aRunIn;
import static almanac.experiment.api.TrackingRequests.anExperimentIn;
import static almanac.experiment.api.TrackingRequests.putArtifact;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.server.Given.Project;
import almanac.server.Someone;
import java.util.Map;

/** Requests of models that tests begin with. */
public final class Models {

    public static final String MODELS = "/api/registeredmodels/v1";

    private Models() {}

    /** A model with one version. */
    public record Model(String name, Project project, String run) {

        public String path() {
            return MODELS + "/" + name.replace(" ", "%20");
        }

        public String version(int number) {
            return path() + "/versions/" + number;
        }

        public Api api() {
            return project.owner().api();
        }

        /** The id of the latest review of the version. */
        public String review(int number) {
            return api().get(version(number)).expect(200).text("/reviewSummary/modelReviewId");
        }

        /** The path of the latest review of the version. */
        public String reviewPath(int number) {
            return version(number) + "/reviews/" + review(number);
        }

        public String stage(int number) {
            return api().get(version(number)).expect(200).text("/currentStage");
        }
    }

    /** A run that has logged a value, a parameter and a model. */
    public static String aLoggedRunIn(Project project) {
        Someone owner = project.owner();
        String run = aRunIn(anExperimentIn(project), owner);
        owner.api().post(API + "runs/log-batch", aBatchFor(run)).expect(200);
        putArtifact(owner, run, "model/MLmodel", "flavors: {}");
        putArtifact(owner, run, "model/weights", "1");
        putArtifact(owner, run, "report.html", "<p>fit</p>");
        return run;
    }

    public static Model aModelIn(Project project) {
        return aModelIn(project, false);
    }

    public static Model aModelIn(Project project, boolean isDiscoverable) {
        Model model = new Model(aName(), project, aLoggedRunIn(project));
        register(model, isDiscoverable).expect(200);
        return model;
    }

    static Answer register(Model model, boolean isDiscoverable) {
        return model.api()
                .post(
                        MODELS,
                        Map.of(
                                "modelName", model.name(),
                                "experimentRunId", model.run(),
                                "discoverable", isDiscoverable,
                                "description", "who leaves",
                                "tags", Map.of("team", "actuaries")));
    }

    static Answer version(Model model, String run, String artifact) {
        return model.api()
                .post(
                        model.path() + "/versions",
                        Map.of("artifact", artifact, "description", "another", "experimentRunId", run));
    }

    /** The model with one more version. */
    public static Model withVersion(Model model) {
        version(model, model.run(), "model").expect(200);
        return model;
    }

    /** Returns a name that was not given before, and comes after those that were. */
    static String aName() {
        String unique = Someone.unique("churn model");
        int number = unique.lastIndexOf('-') + 1;
        return "%s%06d".formatted(unique.substring(0, number), Integer.parseInt(unique.substring(number)));
    }
}
