package almanac.durability;

import almanac.contract.Api;
import almanac.job.command.JobCommand.StartServing;
import almanac.job.command.JobCommand.StopJob;
import almanac.job.event.JobRequest;
import almanac.messaging.Dispatch;
import almanac.modelapi.api.ServedModels;
import almanac.modelapi.api.ServedModels.Collaborator;
import almanac.modelapi.api.ServedModels.ModelApi;
import almanac.modelapi.api.ServedModels.Token;
import almanac.modelapi.command.InvocationCommand.CountInvocations;
import almanac.modelapi.command.ModelApiCommand.ActivateModelApiVersion;
import almanac.modelapi.command.ModelApiVersionCommand.ReportFailed;
import almanac.modelapi.command.ModelApiVersionCommand.ReportHalted;
import almanac.modelapi.command.ModelApiVersionCommand.ReportServing;
import almanac.modelapi.command.ModelApiVersionCommand.ReportStalled;
import almanac.modelapi.command.PredictionCommand.FailPrediction;
import almanac.modelapi.command.PredictionCommand.ForgetPrediction;
import almanac.modelapi.command.PredictionCommand.SucceedPrediction;
import almanac.modelapi.event.FunctionParameter;
import almanac.modelapi.event.PredictionEvent.Failure;
import almanac.modelapi.event.ServedFunction;
import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.EnvironmentId;
import almanac.shared.HardwareTierId;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.PredictionId;
import almanac.shared.ProjectId;
import almanac.shared.RevisionSpec;
import almanac.shared.UserId;
import almanac.storage.prediction.PredictionQueue;
import almanac.storage.prediction.PredictionQueue.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Leaves every event of model APIs, on a server that runs none. */
final class LeftModelApis {

    private static final Instant HOUR = Instant.parse("2026-11-01T10:00:00Z");

    private LeftModelApis() {}

    static void leave(Someone ana) {
        ModelApi api = ServedModels.aModelApiIn(Given.aPrivateProjectOf(ana), false);
        ana.api().put(api.path(), ServedModels.aChange(api)).expect(200);
        leaveTokens(ana.api(), api);
        leaveCollaborators(ana.api(), api);
        leaveVariables(ana.api(), api);
        leaveAVersionThatServed(ana.api(), api);
        leaveAVersionThatFailed(ana.api(), api);
        leaveAnInstance(ana, api);
        leavePredictions(ServedModels.aModelApiIn(api.project(), true));
        ana.api().delete(ServedModels.aModelApiIn(api.project(), false).path()).expect(204);
    }

    private static void leaveTokens(Api ana, ModelApi api) {
        String tokens = api.path() + "/accessTokens/";
        Token token = ServedModels.aTokenOf(api);
        ana.put(tokens + token.id(), Map.of("name", "renewed")).expect(200);
        ana.delete(tokens + ServedModels.aTokenOf(api).id()).expect(204);
    }

    private static void leaveCollaborators(Api ana, ModelApi api) {
        Collaborator editor = ServedModels.aCollaboratorOf(api);
        ana.put(editor.path(), Map.of("collaborator", editor.user(), "role", "Editor"))
                .expect(200);
        ana.delete(ServedModels.aCollaboratorOf(api).path()).expect(204);
    }

    private static void leaveVariables(Api ana, ModelApi api) {
        ana.put(api.path() + "/environmentVariables", ServedModels.someVariables())
                .expect(200);
        ana.delete(api.path() + "/environmentVariables/DB").expect(204);
    }

    private static void leaveAVersionThatServed(Api ana, ModelApi api) {
        ModelApiId id = new ModelApiId(api.id());
        ModelApiVersionId version = new ModelApiVersionId(api.version());
        String path = api.path() + "/versions/" + version;
        ServedFunction function =
                new ServedFunction(List.of(new FunctionParameter("x", true)), false, "Returns what it is given.");
        ana.put(path + "/targetState", Map.of("isRunning", true)).expect(200);
        send(new ReportServing(version, id, function));
        send(new ActivateModelApiVersion(id, version, 1));
        send(new ReportStalled(version, id, "It did not say whether it is well"));
        ana.put(path + "/isProd", Map.of("isProd", true)).expect(200);
        ana.put(path + "/targetState", Map.of("isRunning", false)).expect(200);
        send(new ReportHalted(version, id));
        Server.running()
                .database()
                .update(
                        "insert into model_invocation_minute (version_id, api_id, minute, answered, failed, duration_ms)"
                                + " values (?, ?, cast(? as timestamptz), 3, 1, 12)",
                        version.value(),
                        id.value(),
                        HOUR.plusSeconds(60).toString());
        send(new CountInvocations(next(), version, id, HOUR));
    }

    private static void leaveAVersionThatFailed(Api ana, ModelApi api) {
        String version = ana.post(api.path() + "/versions", ServedModels.aVersionBody(api.project()))
                .expect(201)
                .text("/id");
        ana.put(api.path() + "/versions/" + version + "/targetState", Map.of("isRunning", true))
                .expect(200);
        send(new ReportFailed(new ModelApiVersionId(version), new ModelApiId(api.id()), "It cannot be loaded"));
    }

    private static void leaveAnInstance(Someone ana, ModelApi api) {
        JobId job = new JobId(next());
        ProjectId project = new ProjectId(api.project().id());
        JobRequest request = new JobRequest(
                "python3 ../serving/harness.py",
                "model API, version 1",
                null,
                null,
                new EnvironmentId(ServedModels.theEnvironment()),
                RevisionSpec.ACTIVE,
                new HardwareTierId("small-k8s"),
                null,
                false);
        send(new StartServing(job, new ModelApiVersionId(api.version()), project, new UserId(ana.id()), request));
        send(new StopJob(job, project, null, true));
    }

    private static void leavePredictions(ModelApi api) {
        ModelApiVersionId version = new ModelApiVersionId(api.version());
        PredictionId succeeded = aPrediction(api);
        send(new SucceedPrediction(succeeded, version, sealed(succeeded, State.SUCCEEDED), 5, 1, Instant.EPOCH));
        PredictionId failed = aPrediction(api);
        send(new FailPrediction(failed, version, Failure.FUNCTION, sealed(failed, State.FAILED), 5, Instant.EPOCH));
        send(new ForgetPrediction(failed));
    }

    private static PredictionId aPrediction(ModelApi api) {
        String path = ServedModels.aPredictionOf(api);
        return new PredictionId(path.substring(path.lastIndexOf('/') + 1));
    }

    private static SealedSecret sealed(PredictionId prediction, State state) {
        return Server.running()
                .bean(MasterKey.class)
                .seal("{\"result\":\"1\"}", PredictionQueue.context(prediction, state));
    }

    private static void send(Object command) {
        Server.running().bean(Dispatch.class).sendAsSystem(command, "of a test");
    }

    private static String next() {
        return Server.running().bean(IdSource.class).next();
    }
}
