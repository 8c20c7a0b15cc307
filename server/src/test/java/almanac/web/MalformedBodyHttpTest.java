package almanac.web;

import static almanac.server.Given.aDataSourceOf;
import static almanac.server.Given.aDatasetIn;
import static almanac.server.Given.aGitCredentialOf;
import static almanac.server.Given.aGoalIn;
import static almanac.server.Given.aJobIn;
import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aWorkspaceIn;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anOrganizationOf;
import static almanac.server.Someone.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.contract.MalformedBodies;
import almanac.contract.MalformedBody;
import almanac.modelapi.api.ServedModels;
import almanac.registeredmodel.api.Models;
import almanac.server.Given;
import almanac.server.Given.Dataset;
import almanac.server.Given.Environment;
import almanac.server.Given.Job;
import almanac.server.Given.Organization;
import almanac.server.Given.Project;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Bodies with one fault each: all are refused with a sentence that names the member at fault, and none changes anything. */
class MalformedBodyHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Project PROJECT = aPrivateProjectOf(ANA);
    private static final Organization ORGANIZATION = anOrganizationOf(ANA);
    private static final Dataset DATASET = aDatasetIn(PROJECT);
    private static final Environment ENVIRONMENT = Given.anEnvironmentOf(ANA);
    private static final String PROJECTS = "/api/projects/beta/projects";
    private static final String ID = "6530b3d45f1c9a2e8f4c0d1a";

    private static final String SOME_CREDENTIALS = """
            {"secretCredentials": {"password": "p"}, "visibleCredentials": {"username": "u"}}""";
    private static final String SOME_PERMISSIONS = """
            {"isEveryone": false, "userAndOrganizationIds": ["%s"]}""".formatted(ORGANIZATION.id());
    private static final String A_REPOSITORY = """
            {"uri": "https://github.com/example/tools", "name": "tools", "serviceProvider": "github",
             "defaultRef": {"refType": "branch", "value": "main"}, "gitCredentialId": "%s"}""".formatted(aGitCredentialOf(ANA));

    private static final String TIERS = "/api/hardwaretiers/v1/hardwaretiers";

    private static final String GATEWAY = "/api/aigateway/v1/endpoints";
    private static final String ENDPOINT = Given.anEndpointFor();

    private static final String A_TIER = """
            {"id": "broken", "name": "Broken", "nodePool": "default", "centsPerMinute": 1.5, "tags": ["t"],
             "resources": {"cores": 1, "coresLimit": 2, "allowSharedMemoryToExceedDefault": false,
               "memory": {"value": 1, "units": "GiB"}, "memoryLimit": {"value": 2, "units": "GiB"}},
             "computeClusterRestrictions": {"restrictToDask": true, "restrictToMpi": false, "restrictToRay": false,
               "restrictToSpark": false},
             "gpuConfiguration": {"gpuKey": "nvidia.com/gpu", "numberOfGpus": 1},
             "overProvisioning": {"instances": 1, "schedulingEnabled": true, "daysOfWeek": ["MONDAY"], "timezone": "UTC",
               "fromTime": "08:00", "toTime": "18:00"},
             "podCustomization": {"additionalLabels": {"a": "b"}, "capabilities": ["c"]},
             %s}""";

    private static final String MONITORED = Given.aMonitoredModelIn(PROJECT);

    private static final Models.Model MODEL = Models.aModelIn(PROJECT);

    private static final Job JOB = aJobIn(PROJECT);

    private static final String A_CLUSTER = """
            {"clusterType": "spark", "computeEnvironmentId": "%s", "computeEnvironmentRevisionSpec": "ActiveRevision",
             "masterHardwareTierId": "small-k8s", "workerHardwareTier": "small-k8s", "workerCount": 1,
             "maxWorkerCount": 2, "workerStorageMB": 1024}""".formatted(JobSteps.STANDARD);

    /** An operation and a body that it would accept. */
    private record Sound(String operation, String method, String path, String body) {

        Answer send(Api api, @Nullable Object other) {
            return api.send(method, path, other);
        }
    }

    private static final List<Sound> OPERATIONS = List.of(
            new Sound(
                    "createOrg", "POST", "/api/organizations/v1/organizations", """
                    {"name": "%s", "members": [{"userId": "%s", "organizationRole": "admin"}]}""".formatted(unique("org"), ANA.id())),
            new Sound("addUserToOrg", "PUT", ORGANIZATION.path() + "/user", """
                    {"userId": "%s", "organizationRole": "admin"}""".formatted(ANA.id())),
            new Sound("createProject", "POST", PROJECTS, """
                    {"name": "%s", "description": "", "visibility": "private", "ownerId": "%s", "isRestricted": false,
                     "mainRepository": %s,
                     "templateDetails": {"name": "t", "templateId": "t1", "templateRevisionId": "r1"}}""".formatted(unique("project"), ANA.id(), A_REPOSITORY)),
            new Sound("createDataSource", "POST", "/api/datasource/v1/datasources", """
                    {"name": "%s", "description": "d", "dataSourceType": "PostgreSQLConfig", "authType": "Basic",
                     "credentialType": "Individual", "config": {"host": "h"}, "credentials": %s,
                     "permissions": %s}""".formatted(
                            unique("source"), SOME_CREDENTIALS, SOME_PERMISSIONS)),
            new Sound("updateDataSource", "PATCH", aDataSourceOf(ANA).path(), """
                    {"config": {"host": "h"}, "credentials": %s, "permissions": %s}""".formatted(
                            SOME_CREDENTIALS, SOME_PERMISSIONS)),
            new Sound("updateProjectResultSettings", "PUT", PROJECT.betaPath() + "/results-settings", """
                    {"branch": "main"}"""),
            new Sound("addCollaboratorToProject", "POST", PROJECT.path() + "/collaborators", """
                    {"id": "%s", "role": "contributor"}""".formatted(
                            ORGANIZATION.id())),
            new Sound("addGoalToProject", "POST", PROJECT.path() + "/goals", """
                    {"title": "t", "description": "d", "stageId": "%s", "assigneeId": "%s"}""".formatted(ID, ANA.id())),
            new Sound("updateProjectGoal", "PATCH", PROJECT.path() + "/goals/" + aGoalIn(PROJECT), """
                    {"isComplete": true}"""),
            new Sound("addRepoToProject", "POST", PROJECT.path() + "/repositories", A_REPOSITORY),
            new Sound("copyProject", "POST", PROJECT.path() + "/copy-project", """
                    {"copyDatasets": false, "name": "%s", "ownerId": "%s", "visibility": "private",
                     "importedGitReposCredentialId": "%s"}""".formatted(
                            unique("project"), ANA.id(), aGitCredentialOf(ANA))),
            new Sound("createDataset", "POST", "/api/datasetrw/v1/datasets", """
                    {"name": "%s", "description": "d", "projectId": "%s",
                     "grants": [{"targetId": "%s", "targetRole": "DatasetRwEditor"}]}""".formatted(
                            unique("dataset"), PROJECT.id(), ORGANIZATION.id())),
            new Sound("updateDataset", "PATCH", DATASET.path(), """
                    {"name": "other", "description": "d"}"""),
            new Sound("addDatasetGrant", "POST", DATASET.path() + "/grants", """
                    {"targetId": "%s", "targetRole": "DatasetRwReader"}""".formatted(ORGANIZATION.id())),
            new Sound("removeDatasetGrant", "DELETE", DATASET.path() + "/grants", """
                    {"targetId": "%s", "targetRole": "DatasetRwOwner"}""".formatted(ANA.id())),
            new Sound("createSnapshot", "POST", DATASET.path() + "/snapshots", """
                    {"relativeFilePaths": ["raw/a.csv", "cleaned"]}"""),
            new Sound("addDatasetTag", "POST", DATASET.path() + "/tags", """
                    {"tagName": "gold", "snapshotId": "%s"}""".formatted(ID)),
            new Sound("linkProjectToDataset", "POST", PROJECT.path() + "/shared-datasets", """
                    {"datasetId": "%s"}""".formatted(ID)),
            new Sound("createEnvironment", "POST", "/api/environments/beta/environments", """
                    {"name": "e", "description": "d", "visibility": "private", "addBaseDependencies": true, "isCurated": false,
                     "isRestricted": false, "image": "python:3.13", "dockerfileInstructions": "USER ubuntu", "summary": "s",
                     "environmentVariables": [{"key": "A", "value": "1"}], "supportedClusters": ["ray"], "tags": ["t"],
                     "workspaceTools": [{"name": "n", "title": "t", "startScripts": ["s"], "iconUrl": "/i.svg",
                       "supportedFileExtensions": [".py"],
                       "proxyConfig": {"internalPath": "/", "port": 8888, "rewrite": true, "requireSubdomain": false}}]}"""),
            new Sound("createEnvironmentRevision", "POST", ENVIRONMENT.revisions(), """
                    {"image": "python:3.13", "environmentVariables": [{"key": "A", "value": "1"}]}"""),
            new Sound(
                    "updateEnvironmentRevisionIsRestricted",
                    "PATCH",
                    ENVIRONMENT.revisions() + "/" + ENVIRONMENT.revision(),
                    """
                    {"isRestricted": true}"""),
            new Sound("upsertBillingTags", "POST", "/api/cost/v1/billingtags", """
                    {"billingTags": ["R-and-D"]}"""),
            new Sound("updateBillingTagSettings", "PUT", "/api/cost/v1/billingtagSettings", """
                    {"mode": "optional", "notifications": true}"""),
            new Sound("setAthenaConfigs", "PUT", "/api/cost/v1/athenaConfigs", """
                    {"athenaBucketName": "b", "athenaDatabase": "d", "athenaRegion": "r", "athenaTable": "t", "projectID": "p",
                     "serviceKeyName": "n", "serviceKeySecret": "s"}"""),
            new Sound("addKubecostLicenseKey", "PUT", "/api/cost/v1/licenseKey", """
                    {"key": "k"}"""),
            new Sound(
                    "createRegisteredModelFromRun", "POST", Models.MODELS, """
                    {"experimentRunId": "%s", "modelName": "%s", "discoverable": true, "description": "d",
                     "tags": {"team": "actuaries"}}""".formatted(MODEL.run(), unique("model"))),
            new Sound("patchRegisteredModelByName", "PATCH", MODEL.path(), """
                    {"description": "d", "discoverable": true}"""),
            new Sound("createRegisteredModelVersionFromRun", "POST", MODEL.path() + "/versions", """
                    {"artifact": "model", "description": "d", "experimentRunId": "%s"}""".formatted(
                            MODEL.run())),
            new Sound("updateRegisteredModelVersion", "PATCH", MODEL.version(1), """
                    {"currentStage": "Staging"}"""),
            new Sound("validateRegisteredModelVersionStage", "PUT", MODEL.version(1) + "/stages/validation", """
                    {"stage": "Staging"}"""),
            new Sound(
                    "setRegisteredModelVersionStages",
                    "PUT",
                    Models.MODELS + "/versions/stages/projects/" + PROJECT.id(),
                    """
                    {"stages": [{"label": "Staging"}]}"""),
            new Sound("createRegisteredModelReview", "POST", MODEL.version(1) + "/reviews", """
                    {"targetStage": "Production", "reviewers": [{"userId": "%s"}], "notes": "n"}""".formatted(ANA.id())),
            new Sound("updateRegisteredModelReview", "PATCH", MODEL.version(1) + "/reviews/" + ID, """
                    {"reviewers": [{"userId": "%s"}], "notes": "n"}""".formatted(
                            ANA.id())),
            new Sound(
                    "createRegisteredModelReviewResponse",
                    "POST",
                    MODEL.version(1) + "/reviews/" + ID + "/responses",
                    """
                    {"decision": "Approved", "notes": "n"}"""),
            new Sound("createGatewayEndpoint", "POST", GATEWAY, """
                    {"endpointName": "broken", "endpointType": "llm/v1/chat", "modelProvider": "openai",
                     "modelName": "gpt-5", "modelConfig": {"openai_api_key": "k"},
                     "endpointPermissions": {"isEveryoneAllowed": false, "userIds": ["%s"]}}""".formatted(ANA.id())),
            new Sound("updateGatewayEndpointByName", "PATCH", GATEWAY + "/" + ENDPOINT, """
                    {"endpointName": "broken", "endpointType": "llm/v1/chat", "modelProvider": "openai",
                     "modelName": "gpt-5", "modelConfig": {"openai_api_key": "k"}}"""),
            new Sound(
                    "updateGatewayEndpointPermissionsByName",
                    "PATCH",
                    GATEWAY + "/" + ENDPOINT + "/permissions",
                    """
                    {"isEveryoneAllowed": true, "userIds": ["%s"]}""".formatted(ANA.id())),
            new Sound("logMetricValues", "POST", "/api/metricValues/v1", """
                    {"newMetricValues": [{"modelMonitoringId": "%s", "metric": "accuracy", "value": 0.5,
                     "referenceTimestamp": "2026-03-01T12:00:00Z", "tags": [{"key": "a", "value": "b"}]}]}""".formatted(MONITORED)),
            new Sound("sendMetricAlert", "POST", "/api/metricAlerts/v1", """
                    {"modelMonitoringId": "%s", "metric": "accuracy", "value": 0.5, "description": "d",
                     "targetRange": {"condition": "between", "lowerLimit": 0.6, "upperLimit": 0.9}}""".formatted(MONITORED)),
            new Sound("createHardwareTier", "POST", TIERS, A_TIER.formatted("""
                    "flags": {"isDefault": false, "isGlobal": true}, "maxSimultaneousExecutions": 2""")),
            new Sound("updateHardwareTier", "PUT", TIERS, A_TIER.formatted("""
                    "flags": {"isArchived": false, "isDataAnalystTier": false, "isDefault": false, "isGlobal": true,
                              "isVisible": true},
                    "metadata": {"a": "b"}, "creationTime": "2026-01-01T00:00:00.000Z",
                    "updateTime": "2026-01-01T00:00:00.000Z\"""")),
            new Sound(
                    "startJob", "POST", "/api/jobs/v1/jobs", """
                    {"projectId": "%s", "runCommand": "train.py", "title": "t", "environmentId": "%s",
                     "environmentRevisionSpec": "ActiveRevision", "hardwareTier": "small-k8s",
                     "mainRepoGitRef": {"refType": "branches", "value": "main"}, "externalVolumeMountIds": [],
                     "snapshotDatasetsOnCompletion": false, "computeCluster": %s}""".formatted(PROJECT.id(), JobSteps.STANDARD, A_CLUSTER)),
            new Sound("createWorkspaceSession", "POST", aWorkspaceIn(PROJECT).sessions(), """
                    {"externalVolumeMounts": []}"""),
            new Sound(
                    "requestAsyncPrediction",
                    "POST",
                    ServedModels.aModelApiIn(PROJECT, true).predictions(),
                    """
                    {"parameters": {"x": 1}}"""),
            new Sound("addJobTag", "POST", JOB.tags(), """
                    {"projectId": "%s", "tagName": "candidate"}""".formatted(PROJECT.id())),
            new Sound("linkJobToGoal", "POST", "/api/jobs/v1/goals?jobId=" + JOB.id(), """
                    {"projectId": "%s", "goalId": "%s"}""".formatted(
                            PROJECT.id(), aGoalIn(PROJECT))),
            new Sound("updateProjectStatus", "PUT", PROJECT.path() + "/status", """
                    {"status": "active", "isBlocked": false, "blockedReason": "r", "completedMessage": "m"}"""));

    @TestFactory
    Stream<DynamicContainer> every_fault_of_every_body_is_refused() {
        return OPERATIONS.stream()
                .map(sound -> dynamicContainer(
                        sound.operation(),
                        MalformedBodies.of(sound.operation(), sound.body()).map(body -> refused(sound, body))));
    }

    private static DynamicTest refused(Sound sound, MalformedBody body) {
        return dynamicTest(body.toString(), () -> {
            long before = Server.running().events();
            Answer answer = sound.send(ANA.api(), body.body());
            body.mustBeRefusedBy(answer);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(Server.running().events()).isEqualTo(before);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_body_of_another_kind_is_refused() {
        return onEach(_ -> 415, sound -> {
            sound.send(ANA.api().with("Content-Type", "text/plain"), sound.body())
                    .expect(415);
            sound.send(ANA.api().with("Content-Type", "application/x-www-form-urlencoded"), "name=x")
                    .expect(415);
            return sound.send(ANA.api().with("Content-Type", "no type"), sound.body());
        });
    }

    @TestFactory
    Stream<DynamicTest> a_request_without_a_body_is_refused() {
        return onEach(sound -> sound.send(ANA.api(), null));
    }

    @TestFactory
    Stream<DynamicTest> ten_megabytes_are_refused() {
        String tooMuch = "x".repeat(10 * 1024 * 1024);
        return onEach(
                sound -> sound.operation().equals("logMetricValues") ? 413 : 400, // it has a limit of its own
                sound -> sound.send(
                        ANA.api(),
                        "{\"name\": \"%1$s\", \"title\": \"%1$s\", \"description\": \"\"}".formatted(tooMuch)));
    }

    @TestFactory
    Stream<DynamicTest> megabytes_of_which_nobody_said_that_they_come_are_refused() {
        byte[] tooMuch =
                "{\"name\": \"%s\"}".formatted("x".repeat(3 * 1024 * 1024)).getBytes(StandardCharsets.UTF_8);
        return onEach(sound -> sound.send(ANA.api(), new ByteArrayInputStream(tooMuch)));
    }

    @TestFactory
    Stream<DynamicTest> bytes_that_are_no_utf_8_are_refused() {
        return onEach(sound -> {
            byte[] body = sound.body().getBytes(StandardCharsets.UTF_8);
            body[body.length / 2] = (byte) 0xff;
            return sound.send(ANA.api(), body);
        });
    }

    @TestFactory
    Stream<DynamicTest> half_a_character_is_refused() {
        return Stream.of(
                        bad("title", PROJECT.path() + "/goals", "{\"title\": \"a\\ud800b\"}"),
                        bad("description", PROJECT.path() + "/goals", """
                                {"title": "t", "description": "a\\udc00b"}"""))
                .map(sound -> dynamicTest(
                        sound.operation(),
                        () -> assertThat(sound.send(ANA.api(), sound.body())
                                        .expect(400)
                                        .body())
                                .contains(sound.operation())));
    }

    @Test
    void a_body_that_is_nested_without_end_is_refused() {
        String deep = "[".repeat(100_000);
        ANA.api().post(PROJECT.path() + "/goals", deep).expect(400);
        ANA.api().post(PROJECT.path() + "/goals", "{\"title\": " + deep).expect(400);
    }

    @Test
    void an_unreadable_body_is_told_from_a_bad_one() {
        assertThat(ANA.api().post(PROJECTS, "{").expect(400).text("/message")).startsWith("Json validation error");
        assertThat(ANA.api()
                        .post(PROJECTS, "{\"name\": \"a b\", \"description\": \"\", \"visibility\": \"private\"}")
                        .expect(400)
                        .text("/errors/0"))
                .startsWith("name: ");
    }

    @TestFactory
    Stream<DynamicTest> bodies_of_the_extensions_are_checked_alike() {
        String account = "{\"userName\": %s, \"firstName\": %s, \"lastName\": \"B\", \"email\": %s, \"roles\": %s}";
        String users = "/api/admin/v1/users";
        return Stream.of(
                        bad("userName", users, account.formatted("null", "\"A\"", "null", "null")),
                        bad("userName", users, account.formatted("7", "\"A\"", "null", "null")),
                        bad("userName", users, account.formatted("\"a\\u0000b\"", "\"A\"", "null", "null")),
                        bad("userName", users, account.formatted(quoted("x".repeat(10_000)), "\"A\"", "null", "null")),
                        bad("firstName", users, account.formatted("\"ok\"", "\"a\\u0000b\"", "null", "null")),
                        bad("firstName", users, account.formatted("\"ok\"", "[]", "null", "null")),
                        bad("email", users, account.formatted("\"ok\"", "\"A\"", "\"nowhere\"", "null")),
                        bad("roles", users, account.formatted("\"ok\"", "\"A\"", "null", "[\"King\"]")),
                        bad("roles", users, account.formatted("\"ok\"", "\"A\"", "null", "[null]")),
                        bad("roles", users, account.formatted("\"ok\"", "\"A\"", "null", "\"SysAdmin\"")),
                        bad("name", users + "/" + ANA.id() + "/keys", "{}"),
                        bad("name", users + "/" + ANA.id() + "/keys", "{\"name\": \"\"}"),
                        bad("name", "/api/users/v1/self/keys", "{\"name\": 1}"),
                        bad("name", "/api/users/v1/self/tokens", "{\"name\": \"a\\u0000\"}"),
                        bad("", users, ""),
                        bad("", users, "[]"))
                .map(sound -> dynamicTest(sound.operation() + " in " + sound.path(), () -> {
                    long before = Server.running().events();
                    assertThat(sound.send(administrator(), sound.body())
                                    .expect(400)
                                    .body())
                            .contains(sound.operation());
                    assertThat(Server.running().events()).isEqualTo(before);
                }));
    }

    private static Sound bad(String member, String path, String body) {
        return new Sound(member, "POST", path, body);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static Stream<DynamicTest> onEach(Function<Sound, Answer> request) {
        return onEach(_ -> 400, request);
    }

    private static Stream<DynamicTest> onEach(ToIntFunction<Sound> status, Function<Sound, Answer> request) {
        return OPERATIONS.stream()
                .map(sound -> dynamicTest(sound.operation(), () -> {
                    long before = Server.running().events();
                    request.apply(sound).expect(status.applyAsInt(sound));
                    assertThat(Server.running().events()).isEqualTo(before);
                }));
    }
}
