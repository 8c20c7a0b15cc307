package almanac.permission;

import static almanac.server.Someone.unique;

import almanac.registeredmodel.api.Models;
import almanac.server.Given;
import almanac.server.Given.DataSource;
import almanac.server.Given.Dataset;
import almanac.server.Given.Environment;
import almanac.server.Given.Job;
import almanac.server.Given.Organization;
import almanac.server.Given.Project;
import almanac.server.Given.Workspace;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A request for each operation of the permission table; what it needs besides its subject is made on the way. */
record Request(String method, String path, @Nullable Object body) {

    private static final String PROJECTS = "/api/projects/beta/projects";
    private static final String ORGANIZATIONS = "/api/organizations/v1/organizations";
    private static final String DATASETS = "/api/datasetrw";
    private static final String USERS = "/api/admin/v1/users";
    private static final String ENVIRONMENTS = "/api/environments/beta/environments";
    private static final String BUDGETS = "/v4/cost/budgets";
    private static final String COST = "/api/cost/v1";
    private static final String BILLING_TAGS = "/api/cost/v1/billingtags";
    private static final String BILLING_SETTINGS = "/api/cost/v1/billingtagSettings";
    private static final String GATEWAY = "/api/aigateway/v1/endpoints";
    private static final String MODELS = "/api/almanac/v1/monitoredModels";
    private static final String TIERS = "/api/hardwaretiers/v1/hardwaretiers";
    private static final String OWN = "/api/users/v1/self";
    private static final String PROJECTIONS = "/api/admin/v1/projections";
    private static final String DEAD_LETTERS = PROJECTIONS + "/audit-trail/dead-letters";
    private static final String SNAPSHOTS = "/api/almanac/v1/snapshots/";
    private static final String HISTORY = "/api/almanac/v1/history/";
    private static final String NOTHING = "ffffffffffffffffffffffff";
    private static final Map<Server, Someone> BYSTANDERS = new ConcurrentHashMap<>();

    private static String billingOf(Project project) {
        return "/v4/projects/" + project.id() + "/billingtag";
    }

    static Request inProject(String operation, Project project) {
        String path = project.path();
        return switch (operation) {
            case "getProjectById" -> get(path);
            case "getProjectResultSettings" -> get(project.betaPath() + "/results-settings");
            case "getProjectFileContents" -> get(Given.aFileOf(project).path());
            case "getProjectFileContentsDeprecated" ->
                get(Given.aFileOf(project).path().replace("/v1/", "/beta/"));
            case "listPushes" -> get("/api/almanac/v1/projects/" + project.id() + "/pushes");
            case "getPush" -> get("/api/almanac/v1/projects/" + project.id() + "/pushes/" + Given.aPushTo(project));
            case "createMonitoredModel" -> post(MODELS, Map.of("name", "churn", "projectId", project.id()));
            case "listMonitoredModels" -> get(MODELS + "?projectId=" + project.id());
            case "getMonitoredModel" -> get(MODELS + "/" + Given.aMonitoredModelIn(project));
            case "renameMonitoredModel" ->
                new Request("PATCH", MODELS + "/" + Given.aMonitoredModelIn(project), Map.of("name", unique("m")));
            case "updateAlertRecipients" ->
                put(
                        MODELS + "/" + Given.aMonitoredModelIn(project) + "/recipients",
                        Map.of("users", List.of(project.owner().id())));
            case "deleteMonitoredModel" -> delete(MODELS + "/" + Given.aMonitoredModelIn(project));
            case "listMetricAlerts" -> get(MODELS + "/" + Given.aMonitoredModelIn(project) + "/alerts");
            case "logMetricValues" ->
                post(
                        "/api/metricValues/v1",
                        Map.of("newMetricValues", List.of(Given.aMetricValueOf(Given.aMonitoredModelIn(project)))));
            case "retrieveMetricValues" ->
                get("/api/metricValues/v1/" + Given.aMonitoredModelIn(project) + "/accuracy"
                        + "?startingReferenceTimestampInclusive=2026-03-01T00:00:00Z"
                        + "&endingReferenceTimestampInclusive=2026-03-02T00:00:00Z");
            case "sendMetricAlert" ->
                post("/api/metricAlerts/v1", Given.aMetricAlertOf(Given.aMonitoredModelIn(project)));
            case "getProjectBillingTag" -> get(billingOf(project));
            case "setProjectBillingTag" -> post(billingOf(project), Map.of("tag", Given.aBillingTag()));
            case "removeProjectBillingTag" -> delete(Given.aBilledProject(project));
            case "getProjectGoals" -> get(path + "/goals");
            case "getImportedRepos" -> get(path + "/repositories");
            case "updateProjectStatus" -> put(path + "/status", Map.of("status", "complete", "isBlocked", false));
            case "updateProjectResultSettings" ->
                put(project.betaPath() + "/results-settings", Map.of("branch", "isolated"));
            case "addCollaboratorToProject" ->
                post(path + "/collaborators", Map.of("id", bystander().id(), "role", "resultsConsumer"));
            case "removeCollaboratorFromProject" -> {
                Given.withCollaborator(project, bystander().id(), "contributor");
                yield delete(path + "/collaborators/" + bystander().id());
            }
            case "addGoalToProject" -> post(path + "/goals", Map.of("title", "grow"));
            case "updateProjectGoal" ->
                new Request("PATCH", path + "/goals/" + Given.aGoalIn(project), Map.of("isComplete", true));
            case "deleteProjectGoal" -> delete(path + "/goals/" + Given.aGoalIn(project));
            case "copyProject" -> post(path + "/copy-project", Map.of("copyDatasets", false));
            case "addRepoToProject" -> post(path + "/repositories", Map.of("uri", "https://github.com/example/x"));
            case "removeRepoFromProject" -> delete(path + "/repositories/" + Given.aRepositoryIn(project));
            case "listProjectSharedDatasets" -> get(path + "/shared-datasets");
            case "linkProjectToDataset" ->
                post(
                        path + "/shared-datasets",
                        Map.of("datasetId", Given.aDatasetOf(project.owner()).id()));
            case "unlinkDatasetFromProject" -> delete(path + "/shared-datasets/" + Given.aDatasetLinkedTo(project));
            case "createDataset" -> post(DATASETS + "/v1/datasets", Map.of("name", "d", "projectId", project.id()));
            case "archiveProject" -> delete(project.betaPath());
            case "findProjectByOwnerAndName" ->
                get("/v4/gateway/projects/findProjectByOwnerAndName?ownerName="
                        + project.owner().userName() + "&projectName=" + project.name());
            case "startJob" -> post("/api/jobs/v1/jobs", Map.of("projectId", project.id(), "runCommand", "train.py"));
            case "getJobs" -> get("/api/jobs/beta/jobs?projectId=" + project.id());
            case "startClientJob" ->
                post("/v4/jobs/start", Map.of("projectId", project.id(), "commandToRun", "train.py"));
            case "getClientJobs" -> get("/v4/jobs?projectId=" + project.id());
            case "getClientHardwareTiers" -> get("/v4/projects/" + project.id() + "/hardwareTiers");
            case "getClientEnvironments" -> get("/v4/projects/" + project.id() + "/useableEnvironments");
            case "getClientSparkSettings" -> get("/v4/jobs/project/" + project.id() + "/defaultSparkSettings");
            case "getClientCommits" -> get(named(project) + "/commits");
            case "getClientRuns" -> get(named(project) + "/runs");
            case "startClientRun" -> post(named(project) + "/runs", Map.of("command", List.of("train.py")));
            case "getJobDetails",
                    "getJobLogs",
                    "followJobLogs",
                    "getLinkedGoalsForJob",
                    "linkJobToGoal",
                    "unlinkJobFromGoal",
                    "addJobTag",
                    "removeJobTag",
                    "stopJob",
                    "archiveJob",
                    "getClientJob",
                    "getClientOutput",
                    "stopClientJob" -> aboutJob(operation, Given.aJobIn(project));
            case "createWorkspace" ->
                post(
                        workspaces(project),
                        Map.of(
                                "name",
                                "mine",
                                "environmentId",
                                ClientRequests.anEnvironmentWithTool().id()));
            case "getWorkspaces" -> get(workspaces(project));
            case "getWorkspace", "deleteWorkspace", "createWorkspaceSession", "getWorkspaceSessions" ->
                aboutWorkspace(operation, Given.aWorkspaceIn(project));
            case "createRegisteredModelFromRun" ->
                post(
                        Models.MODELS,
                        Map.of(
                                "modelName", unique("model"),
                                "experimentRunId", Models.aLoggedRunIn(project),
                                "discoverable", false));
            case "requestProjectAccess" -> new Request("POST", Models.MODELS + "/access/" + project.id(), null);
            case "getRegisteredModelVersionStages" -> get(stages(project));
            case "setRegisteredModelVersionStages" ->
                put(stages(project), Map.of("stages", List.of(Map.of("label", "Trial"))));
            case "getRegisteredModelByName",
                    "patchRegisteredModelByName",
                    "getRegisteredModelVersions",
                    "createRegisteredModelVersionFromRun",
                    "getRegisteredModelVersion",
                    "updateRegisteredModelVersion",
                    "getModelApisFromRegisteredModel",
                    "getModelApisFromRegisteredModelVersion",
                    "getModelVersionReviewStages",
                    "validateRegisteredModelVersionStage",
                    "createRegisteredModelReview",
                    "updateRegisteredModelReview",
                    "createRegisteredModelReviewResponse" -> ModelRequests.of(operation, Models.aModelIn(project));
            case "listModelApis",
                    "createModelApi",
                    "getModelApi",
                    "updateModelApi",
                    "deleteModelApi",
                    "getModelSignature",
                    "listModelApiVersions",
                    "createModelApiVersion",
                    "getModelApiVersion",
                    "getModelApiVersionBuildLogs",
                    "getModelApiVersionInstanceLogs",
                    "updateModelApiVersionTargetState",
                    "updateModelApiVersionProductionLabel",
                    "listModelApiAccessTokens",
                    "createModelApiAccessToken",
                    "getModelApiAccessToken",
                    "updateModelApiAccessToken",
                    "deleteModelApiAccessToken",
                    "requestAsyncPrediction",
                    "getClientModels",
                    "publishClientModel",
                    "getClientModelVersions",
                    "publishClientModelVersion",
                    "retrieveAsyncPredictionResult" -> ModelApiRequests.of(operation, project);
            case "changeProjectOwner" ->
                put(
                        "/api/admin/v1/projects/" + project.id() + "/owner",
                        Map.of("ownerId", bystander().id()));
            case "getHistory" -> get(HISTORY + "projects/" + project.id());
            case "getHistoryDiff" -> get(HISTORY + "projects/" + project.id() + "/diff?from=0");
            default -> known(operation, ClientRequests.inProject(operation, project, Request::bystander));
        };
    }

    private static String named(Project project) {
        return "/v1/projects/%s/%s".formatted(project.owner().userName(), project.name());
    }

    private static String stages(Project project) {
        return Models.MODELS + "/versions/stages/projects/" + project.id();
    }

    private static String workspaces(Project project) {
        return "/api/almanac/v1/projects/" + project.id() + "/workspaces";
    }

    private static Request aboutWorkspace(String operation, Workspace workspace) {
        return switch (operation) {
            case "getWorkspace" -> get(workspace.path());
            case "deleteWorkspace" -> delete(workspace.path());
            case "createWorkspaceSession" -> post(workspace.sessions(), Map.of());
            case "getWorkspaceSessions" -> get(workspace.path() + "/sessions");
            default -> throw noRequest(operation);
        };
    }

    static Request inDataset(String operation, Dataset dataset) {
        String path = dataset.path();
        Map<String, String> grant = Map.of("targetId", bystander().id(), "targetRole", "DatasetRwReader");
        return switch (operation) {
            case "getDataset" -> get(path);
            case "updateDataset" -> new Request("PATCH", path, Map.of("description", "better"));
            case "deleteDataset" -> delete(path);
            case "getDatasetGrants" -> get(path + "/grants");
            case "addDatasetGrant" -> post(path + "/grants", grant);
            case "removeDatasetGrant" -> {
                Given.withGrant(dataset, bystander().id(), "DatasetRwReader");
                yield new Request("DELETE", path + "/grants", grant);
            }
            case "getDatasetSnapshots" -> get(path + "/snapshots");
            case "createSnapshot" -> post(path + "/snapshots", Map.of("relativeFilePaths", List.of()));
            case "getSnapshot" -> get(DATASETS + "/v1/snapshots/" + Given.aSnapshotOf(dataset));
            case "addDatasetTag" ->
                post(path + "/tags", Map.of("tagName", "gold", "snapshotId", Given.aSnapshotOf(dataset)));
            case "getDatasetFiles" -> get("/api/almanac/v1/datasets/" + dataset.id() + "/files");
            case "getDatasetFile" -> get(Given.aFileIn(dataset, "a/file"));
            case "putDatasetFile" -> put(Given.aFileIn(dataset, "a/file"), Map.of("of", "another"));
            case "deleteDatasetFile" -> delete(Given.aFileIn(dataset, "a/file"));
            case "getSnapshotFiles" -> get(SNAPSHOTS + Given.anActiveSnapshotOf(dataset) + "/files");
            case "getSnapshotFile" -> {
                Given.aFileIn(dataset, "a/file");
                yield get(SNAPSHOTS + Given.anActiveSnapshotOf(dataset) + "/files/a/file");
            }
            case "removeDatasetTag" -> delete(path + "/tags/" + Given.aTagOf(dataset));
            case "getHistory" -> get(HISTORY + "datasets/" + dataset.id());
            case "getHistoryDiff" -> get(HISTORY + "datasets/" + dataset.id() + "/diff?from=0");
            default -> known(operation, ClientRequests.inDataset(operation, dataset));
        };
    }

    private static Request aboutJob(String operation, Job job) {
        String project = job.project().id();
        String goals = "/api/jobs/v1/goals";
        return switch (operation) {
            case "getJobDetails" -> get(job.path());
            case "getJobLogs" -> get(job.path() + "/logs");
            case "followJobLogs" ->
                get("/api/almanac/v1/jobs/" + JobSteps.succeed(job).id() + "/logs/stream");
            case "getLinkedGoalsForJob" -> get(goals + "?jobId=" + job.id());
            case "linkJobToGoal" -> post(goals + "?jobId=" + job.id(), Map.of("goalId", Given.aGoalIn(job.project())));
            case "unlinkJobFromGoal" -> delete(goals + "/" + Given.aGoalOf(job) + "?jobId=" + job.id());
            case "addJobTag" -> post(job.tags(), Map.of("tagName", "candidate", "projectId", project));
            case "removeJobTag" -> delete(job.tags() + "/" + Given.aTagOf(job) + "?projectId=" + project);
            case "stopJob" -> new Request("POST", job.own("stop"), null);
            case "archiveJob" -> new Request("POST", JobSteps.succeed(job).own("archive"), null);
            case "getClientJob" -> get("/v4/jobs/" + job.id());
            case "getClientOutput" -> get(named(job.project()) + "/run/" + job.id() + "/stdout");
            case "stopClientJob" ->
                post("/v4/jobs/stop", Map.of("projectId", project, "jobId", job.id(), "commitResults", true));
            default -> throw noRequest(operation);
        };
    }

    static Request inOrganization(String operation, Organization organization, Someone member) {
        String path = organization.path();
        return switch (operation) {
            case "getOrg" -> get(path);
            case "getHistory" -> get(HISTORY + "organizations/" + organization.id());
            case "getHistoryDiff" -> get(HISTORY + "organizations/" + organization.id() + "/diff?from=0");
            case "addUserToOrg" -> put(path + "/user", Given.member(bystander(), "member"));
            case "removeUserFromOrg" -> delete(path + "/user?memberToRemoveId=" + member.id());
            default -> throw noRequest(operation);
        };
    }

    static Request ofAccount(String operation, Someone account) {
        String path = USERS + "/" + account.id();
        return switch (operation) {
            case "getClientGitCredentials", "addClientGitCredential", "removeClientGitCredential" ->
                known(operation, ClientRequests.ofAccount(operation, account));
            case "getUserGitCreds" -> get("/api/users/beta/credentials/" + account.id());
            case "getUser" -> get(path);
            case "getHistory" -> get(HISTORY + "users/" + account.id());
            case "getHistoryDiff" -> get(HISTORY + "users/" + account.id() + "/diff?from=0");
            case "setRoles" -> put(path + "/roles", Map.of("roles", List.of("Librarian")));
            case "disableUser" -> new Request("POST", path + "/disable", null);
            case "enableUser" -> new Request("POST", path + "/enable", null);
            case "eraseSubject" -> delete("/api/admin/v1/subjects/" + account.id());
            case "createKeyOfUser" -> post(path + "/keys", Map.of("name", "another"));
            case "listKeysOfUser" -> get(path + "/keys");
            case "revokeKeyOfUser" ->
                delete(path + "/keys/"
                        + account.api().get(OWN + "/keys").expect(200).text("/keys/0/id"));
            default -> throw noRequest(operation);
        };
    }

    static Request ofDataSource(String operation, DataSource dataSource) {
        String path = dataSource.path();
        return switch (operation) {
            case "getDataSource" -> get(path);
            case "updateDataSource" -> new Request("PATCH", path, Map.of("config", Map.of("host", "elsewhere")));
            case "deleteDataSource" -> delete(path);
            case "changeDataSourceOwner" ->
                put(
                        dataSource.adminPath() + "/owner",
                        Map.of("ownerId", bystander().id()));
            case "associateDataSource" ->
                new Request("PUT", dataSource.inProject(Given.aPrivateProjectOf(bystander())), null);
            case "associateClientDataSource" ->
                new Request(
                        "POST",
                        "/v4/datasource/" + dataSource.id() + "/projects/"
                                + Given.aPrivateProjectOf(bystander()).id(),
                        null);
            case "dissociateDataSource" -> {
                String associated = dataSource.inProject(Given.aPrivateProjectOf(bystander()));
                Given.administrator().put(associated).expect(200);
                yield delete(associated);
            }
            case "getHistory" -> get(HISTORY + "datasources/" + dataSource.id());
            case "getHistoryDiff" -> get(HISTORY + "datasources/" + dataSource.id() + "/diff?from=0");
            default -> throw noRequest(operation);
        };
    }

    static Request inEnvironment(String operation, Environment environment) {
        return switch (operation) {
            case "getEnvironment" -> get(environment.path());
            case "createEnvironmentRevision" -> post(environment.revisions(), Map.of());
            case "updateEnvironmentRevisionIsRestricted" ->
                new Request(
                        "PATCH", environment.revisions() + "/" + environment.revision(), Map.of("isRestricted", true));
            case "archiveEnvironment" -> delete(environment.path());
            default -> known(operation, ClientRequests.inEnvironment(operation, environment));
        };
    }

    static Request ofHardwareTiers(String operation) {
        return switch (operation) {
            case "getAllHardwareTiers" -> get(TIERS);
            case "createHardwareTier" -> post(TIERS, Given.aHardwareTier(unique("tier")));
            case "updateHardwareTier" -> {
                String path = TIERS + "/" + Given.aDefinedHardwareTier();
                yield put(TIERS, Given.administrator().get(path).expect(200).at("/hardwareTier"));
            }
            case "getHardwareTierById" -> get(TIERS + "/small-k8s");
            case "archiveHardwareTier" -> delete(TIERS + "/" + Given.aDefinedHardwareTier());
            default -> throw noRequest(operation);
        };
    }

    static Request ofBilling(String operation) {
        return switch (operation) {
            case "getBillingTags" -> get(BILLING_TAGS);
            case "upsertBillingTags" -> post(BILLING_TAGS, Map.of("billingTags", List.of(unique("tag"))));
            case "getBillingTagByName" -> get(BILLING_TAGS + "/" + Given.aBillingTag());
            case "deactivateBillingTag" -> delete(BILLING_TAGS + "/" + Given.aBillingTag());
            case "getBillingTagSettings" -> get(Given.chosenBillingSettings());
            case "updateBillingTagSettings" ->
                put(BILLING_SETTINGS, Map.of("mode", "disabled", "notifications", false));
            case "getBillingTagMode" -> get(Given.chosenBillingSettings() + "/mode");
            case "updateBillingTagMode" -> put(BILLING_SETTINGS + "/mode", Map.of("mode", "disabled"));
            case "getBillingTagNotification" -> get(Given.chosenBillingSettings() + "/notifications");
            case "updateBillingTagNotification" ->
                put(BILLING_SETTINGS + "/notifications", Map.of("notifications", false));
            case "getCostAllocation" -> get(COST + "/allocation?window=yesterday");
            case "getCostAllocationSummary" -> get(COST + "/allocation/summary?window=yesterday");
            case "getCostAssets" -> get(COST + "/asset?window=yesterday");
            case "setAthenaConfigs" -> put(COST + "/athenaConfigs", Given.aCostExportBody());
            case "getDefaultBudgets" -> get(BUDGETS + "/defaults");
            case "setDefaultBudget" -> put(BUDGETS + "/defaults/Project", Map.of("limit", 999_999_999));
            case "getBudgetOverrides" -> get(BUDGETS + "/overrides");
            case "createBudgetOverride" -> post(BUDGETS + "/overrides", Given.aBudgetBody(unique("tag")));
            case "updateBudgetOverride" -> {
                String id = Given.aBudget();
                yield put(BUDGETS + "/overrides/" + id, Given.aBudgetBody(id));
            }
            case "deleteBudgetOverride" -> delete(BUDGETS + "/overrides/" + Given.aBudget());
            case "getBudgetAlertsSettings" -> get(BUDGETS + "/global/alertsSettings");
            case "setBudgetAlertsSettings" -> put(BUDGETS + "/global/alertsSettings", Given.budgetAlertsBody());
            case "addKubecostLicenseKey" -> put(COST + "/licenseKey", Map.of("key", "of a test"));
            default -> known(operation, ClientRequests.ofBilling(operation));
        };
    }

    static Request ofGateway(String operation, String name) {
        String path = GATEWAY + "/" + name;
        String terms = "/api/almanac/v1/gateway/endpoints/" + name;
        return switch (operation) {
            case "getAllGatewayEndpoints" -> get(GATEWAY);
            case "createGatewayEndpoint" -> post(GATEWAY, Given.anEndpointBody(unique("endpoint")));
            case "getGatewayEndpointByName" -> get(path);
            case "updateGatewayEndpointByName" -> new Request("PATCH", path, Map.of("modelName", "gpt-6"));
            case "deleteGatewayEndpointByName" -> delete(path);
            case "getGatewayEndpointPermissionsByName" -> get(path + "/permissions");
            case "updateGatewayEndpointPermissionsByName" ->
                new Request(
                        "PATCH",
                        path + "/permissions",
                        Map.of("userIds", List.of(bystander().id())));
            case "getGatewayAuditData" -> get("/api/aigateway/v1/audit");
            case "getGatewayLimits" -> get(terms + "/limits");
            case "setGatewayLimits" -> put(terms + "/limits", Map.of("callsPerMinute", 60));
            case "getGatewayPrices" -> get(terms + "/prices");
            case "setGatewayPrices" -> put(terms + "/prices", Map.of("currency", "USD", "input", 1, "output", 2));
            case "getGatewayUsage" -> get(terms + "/usage");
            default -> throw noRequest(operation);
        };
    }

    static Request ofInstallation(String operation) {
        return switch (operation) {
            case "getCurrentUser" -> get(OWN);
            case "getVisibleUsers" -> get("/api/users/v1/users");
            case "getProjects" -> get(PROJECTS);
            case "createProject" ->
                post(PROJECTS, Map.of("name", unique("p"), "description", "", "visibility", "private"));
            case "getDatasets" -> get(DATASETS + "/v1/datasets");
            case "getDatasetsV2" -> get(DATASETS + "/v2/datasets");
            case "getEnvironments" -> get(ENVIRONMENTS);
            case "createEnvironment" ->
                post(
                        ENVIRONMENTS,
                        Map.of("name", "e", "visibility", "private", "image", "i", "addBaseDependencies", true));
            case "getClientProjects" -> get("/v4/gateway/projects");
            case "getUserOrgs" -> get(ORGANIZATIONS);
            case "getAllOrgs" -> get(ORGANIZATIONS + "/all");
            case "createOrg" -> post(ORGANIZATIONS, Map.of("name", unique("o"), "members", List.of()));
            case "createUser" -> post(USERS, Map.of("userName", unique("u"), "firstName", "First", "lastName", "Last"));
            case "listUsers" -> get(USERS);
            case "createOwnKey" -> post(OWN + "/keys", Map.of("name", "mine"));
            case "listOwnKeys" -> get(OWN + "/keys");
            case "revokeOwnKey" -> delete(OWN + "/keys/" + NOTHING);
            case "createOwnToken" -> post(OWN + "/tokens", Map.of("name", "mine"));
            case "addOwnGitCredential" ->
                post(
                        OWN + "/git-credentials",
                        Map.of("name", "work", "domain", "github.com", "protocol", "https", "secret", "s"));
            case "listOwnGitCredentials" -> get(OWN + "/git-credentials");
            case "removeOwnGitCredential" -> delete(OWN + "/git-credentials/" + NOTHING);
            case "listOwnTokens" -> get(OWN + "/tokens");
            case "getAccessibleAndActiveDataSources" -> get("/api/datasource/v1/datasources");
            case "createDataSource" ->
                post("/api/datasource/v1/datasources", Given.aDataSourceBody(unique("d"), List.of()));
            case "getDataSourceAuditData" -> get("/api/datasource/v1/audit");
            case "getAuditEvents" -> get("/api/audittrail/v1/auditevents");
            case "revokeOwnToken" -> delete(OWN + "/tokens/" + NOTHING);
            case "getNotificationSettings" -> get(Given.chosenNotificationSettings());
            case "updateNotificationSettings" ->
                put("/api/almanac/v1/notificationSettings", Map.of("alertRecipients", Map.of()));
            case "listDeliveries" -> get("/api/almanac/v1/deliveries");
            case "retryDelivery" -> post("/api/almanac/v1/deliveries/" + NOTHING + "/retry", null);
            case "listProjections" -> get(PROJECTIONS);
            case "rebuildProjection" -> new Request("POST", PROJECTIONS + "/organizations/rebuild?dryRun=true", null);
            case "verifyProjection" -> new Request("POST", PROJECTIONS + "/goals/verify", null);
            case "dropFormerTables" -> delete(PROJECTIONS + "/users/former");
            case "getRegisteredModels" -> get(Models.MODELS);
            case "getRegisteredModelNames" -> get(Models.MODELS + "/names");
            case "getRegisteredModelsForUI" -> get(Models.MODELS + "/ui");
            case "getRegisteredModelStages" -> get("/api/registeredmodelstages/v1");
            case "listRuns" -> get(PROJECTIONS + "/runs");
            case "getRun" -> get(PROJECTIONS + "/runs/" + NOTHING);
            case "cancelRun" -> delete(PROJECTIONS + "/runs/" + NOTHING);
            case "listDeadLetters" -> get(DEAD_LETTERS);
            case "getDeadLetter" -> get(DEAD_LETTERS + "/" + NOTHING);
            case "retryDeadLetters" -> new Request("POST", DEAD_LETTERS + "/retry", null);
            case "retryDeadLetter" -> new Request("POST", DEAD_LETTERS + "/" + NOTHING + "/retry", null);
            case "discardDeadLetter" -> post(DEAD_LETTERS + "/" + NOTHING + "/discard", Map.of("reason", "unheard of"));
            case "exportEvents" -> get("/api/admin/v1/events?until=9");
            case "followEvents" -> get("/api/admin/v1/events/stream?after=0&until=9");
            case "exportPersonKeys" -> get("/api/admin/v1/subjects/keys");
            default -> known(operation, ClientRequests.ofInstallation(operation));
        };
    }

    private static Request known(String operation, @Nullable Request ofClient) {
        if (ofClient == null) {
            throw noRequest(operation);
        }
        return ofClient;
    }

    private static Someone bystander() {
        return BYSTANDERS.computeIfAbsent(Server.running(), _ -> Someone.called("bystander"));
    }

    private static Request get(String path) {
        return new Request("GET", path, null);
    }

    private static Request delete(String path) {
        return new Request("DELETE", path, null);
    }

    private static Request put(String path, Object body) {
        return new Request("PUT", path, body);
    }

    private static Request post(String path, Object body) {
        return new Request("POST", path, body);
    }

    private static IllegalArgumentException noRequest(String operation) {
        return new IllegalArgumentException("no request is written for " + operation);
    }
}
