package almanac.permission;

import static almanac.server.Someone.unique;

import almanac.server.Given;
import almanac.server.Given.Dataset;
import almanac.server.Given.Environment;
import almanac.server.Given.Job;
import almanac.server.Given.Project;
import almanac.server.Given.ProjectFile;
import almanac.server.Given.Workspace;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request for each operation that older clients have. */
final class ClientRequests {

    private static final String V4 = "/v4";
    private static final Map<Server, Environment> WITH_TOOL = new ConcurrentHashMap<>();

    private ClientRequests() {}

    /** The request, or null for an operation that no older client has. */
    static @Nullable Request inProject(String operation, Project project, Supplier<Someone> bystander) {
        Request request = ofFiles(operation, project);
        request = request == null ? ofProject(operation, project, bystander) : request;
        request = request == null ? ofJobs(operation, project) : request;
        return request == null ? ofWorkspaces(operation, project) : request;
    }

    private static @Nullable Request ofFiles(String operation, Project project) {
        String named = named(project);
        String query = "?ownerUsername=" + project.owner().userName() + "&projectName=" + project.name();
        return switch (operation) {
            case "getClientFiles" ->
                get(named + "/files/" + Given.aFileOf(project).commit() + "//");
            case "getClientBlob" -> {
                ProjectFile file = Given.aFileOf(project);
                yield get(named + "/blobs/" + key(project, file));
            }
            case "putClientFile" -> put(named + "/data/" + unique("file") + ".txt", Map.of("of", "the tests"));
            case "browseClientFiles" -> get(V4 + "/files/browseFiles" + query + "&filePath=/");
            case "getClientFileText" -> get(V4 + "/files/editCode" + query + "&pathString=README.md");
            case "getProjectTree" -> get("/api/almanac/v1/projects/" + project.id() + "/tree/head");
            default -> null;
        };
    }

    private static String key(Project project, ProjectFile file) {
        return project.owner()
                .api()
                .get("/api/almanac/v1/projects/%s/tree/%s?path=%s".formatted(project.id(), file.commit(), file.name()))
                .expect(200)
                .text("/files/0/key");
    }

    private static @Nullable Request ofProject(String operation, Project project, Supplier<Someone> bystander) {
        String path = V4 + "/projects/" + project.id();
        String management = V4 + "/projectManagement/" + project.id();
        String repositories = path + "/gitRepositories";
        String variables = path + "/environmentVariables";
        return switch (operation) {
            case "getClientProject" -> get(path);
            case "archiveClientProject" -> delete(path);
            case "forkClientProject" -> post(path + "/fork", Map.of("name", unique("fork")));
            case "getClientDataMounts" -> get(V4 + "/datamount/projects/" + project.id());
            case "getClientCollaboratorNames" ->
                get("/" + project.owner().userName() + "/" + project.name() + "/collaborators");
            case "getClientCollaborators" -> get(path + "/collaborators");
            case "addClientCollaborator" ->
                post(
                        path + "/collaborators",
                        Map.of("collaboratorId", bystander.get().id(), "projectRole", "Contributor"));
            case "removeClientCollaborator" -> {
                Given.withCollaborator(project, bystander.get().id(), "contributor");
                yield delete(path + "/collaborators/" + bystander.get().id());
            }
            case "addClientTags" -> post(path + "/tags", Map.of("tagNames", List.of(unique("tag"))));
            case "removeClientTag" -> delete(path + "/tags/" + aTagOf(project));
            case "getClientTag" -> get("/projectTags/" + aTagOf(project));
            case "getClientVariables" -> get(variables);
            case "setClientVariable" -> post(variables, Map.of("name", "LEVEL", "value", "3"));
            case "removeClientVariable" -> delete(variables + "/" + aVariableOf(project));
            case "getClientRepositories" -> get(repositories);
            case "addClientRepository" ->
                post(repositories, Map.of("uri", "https://github.com/example/" + unique("r")));
            case "changeClientRepositoryRef" ->
                put(
                        repositories + "/" + Given.aRepositoryIn(project) + "/ref",
                        Map.of("type", "branches", "value", "dev"));
            case "removeClientRepository" -> delete(repositories + "/" + Given.aRepositoryIn(project));
            case "getClientGoals" -> get(management + "/goals");
            case "addClientGoal" -> post(management + "/createGoal", Map.of("title", "grow"));
            case "completeClientGoal" -> post(path + "/goal/" + Given.aGoalIn(project) + "/markComplete");
            case "reopenClientGoal" -> post(path + "/goal/" + Given.aGoalIn(project) + "/markIncomplete");
            case "removeClientGoal" -> delete(path + "/goal/" + Given.aGoalIn(project));
            case "createClientDataset" ->
                post("/dataset", Map.of("datasetName", unique("d"), "projectId", project.id()));
            case "createClientDatasetRw" ->
                post(V4 + "/datasetrw", Map.of("datasetName", unique("d"), "projectId", project.id()));
            case "linkClientDataset" ->
                post(V4
                        + "/datasetrw/%s/shared/%s"
                                .formatted(
                                        project.id(),
                                        Given.aDatasetOf(project.owner()).id()));
            case "unlinkClientDataset" ->
                delete(V4 + "/datasetrw/%s/shared/%s".formatted(project.id(), Given.aDatasetLinkedTo(project)));
            default -> null;
        };
    }

    private static String aVariableOf(Project project) {
        return project.owner()
                .api()
                .post(
                        V4 + "/projects/" + project.id() + "/environmentVariables",
                        Map.of("name", "REGION", "value", "north"))
                .expect(200)
                .text("/name");
    }

    private static String aTagOf(Project project) {
        return project.owner()
                .api()
                .post(V4 + "/projects/" + project.id() + "/tags", Map.of("tagNames", List.of(unique("tag"))))
                .expect(200)
                .text("/0/id");
    }

    private static @Nullable Request ofJobs(String operation, Project project) {
        if (!List.of(
                        "getClientRuntime",
                        "getClientLog",
                        "getClientRun",
                        "restartClientJob",
                        "renameClientJob",
                        "linkClientJob",
                        "unlinkClientJob")
                .contains(operation)) {
            return null;
        }
        Job job = Given.aJobIn(project);
        String path = V4 + "/jobs/" + job.id();
        String management = V4 + "/projectManagement/" + job.id();
        return switch (operation) {
            case "getClientRuntime" -> get(path + "/runtimeExecutionDetails");
            case "getClientLog" -> get(path + "/logsWithProblemSuggestions");
            case "getClientRun" -> get(named(project) + "/runs/" + job.id());
            case "restartClientJob" ->
                post(V4 + "/jobs/restart", Map.of("jobId", job.id(), "shouldUseOriginalInputCommit", false));
            case "renameClientJob" -> post(path + "/name", Map.of("name", "another"));
            case "linkClientJob" -> post(management + "/linkJobToGoal", Map.of("goalId", Given.aGoalIn(project)));
            default -> post(management + "/unlinkJobFromGoal", Map.of("goalId", Given.aGoalOf(job)));
        };
    }

    private static @Nullable Request ofWorkspaces(String operation, Project project) {
        String path = V4 + "/workspace/project/" + project.id() + "/workspace";
        return switch (operation) {
            case "createClientWorkspace" ->
                post(
                        path,
                        Map.of(
                                "name", "mine",
                                "environmentId", anEnvironmentWithTool().id(),
                                "hardwareTierId", Map.of("value", JobSteps.SMALL),
                                "tools", List.of("notebooks"),
                                "externalVolumeMounts", List.of()));
            case "getClientWorkspaces" -> get(path + "?offset=0&limit=10");
            case "getClientWorkspace" ->
                get(path + "/" + Given.aWorkspaceIn(project).id());
            case "removeClientWorkspace" ->
                delete(path + "/" + Given.aWorkspaceIn(project).id());
            case "getClientSessions" ->
                get(path + "/" + Given.aWorkspaceIn(project).id() + "/sessions");
            case "startClientSession" ->
                post(path + "/" + Given.aWorkspaceIn(project).id() + "/sessions");
            case "stopClientSession" -> {
                Workspace workspace = Given.aWorkspaceIn(project);
                Given.aSessionOf(workspace);
                yield post(path + "/" + workspace.id() + "/stop");
            }
            default -> null;
        };
    }

    static Environment anEnvironmentWithTool() {
        return WITH_TOOL.computeIfAbsent(Server.running(), _ -> {
            Map<String, Object> tool =
                    Map.of("name", "notebooks", "title", "Notebooks", "startScripts", List.of("exec sleep 600"));
            return Given.anEnvironmentOf(
                    Given.administrator(), Map.of("visibility", "global", "workspaceTools", List.of(tool)));
        });
    }

    static @Nullable Request inDataset(String operation, Dataset dataset) {
        return switch (operation) {
            case "getClientDataset" -> get("/dataset/" + dataset.id());
            case "changeClientDataset" ->
                new Request("PATCH", "/dataset/" + dataset.id(), Map.of("description", "better"));
            case "removeClientDataset" -> delete("/dataset/" + dataset.id());
            case "getClientDatasetRw" -> get(V4 + "/datasetrw/datasets/" + dataset.id());
            case "getClientSnapshots" -> get(V4 + "/datasetrw/snapshots/" + dataset.id());
            case "getClientSnapshot" -> get(V4 + "/datasetrw/snapshot/" + Given.aSnapshotOf(dataset));
            default -> null;
        };
    }

    static @Nullable Request inEnvironment(String operation, Environment environment) {
        return switch (operation) {
            case "getClientRevision" -> get(V4 + "/environments/environmentRevision/" + environment.revision());
            case "getClientTools" -> get(V4 + "/environments/" + environment.id() + "/availableTools");
            default -> null;
        };
    }

    static @Nullable Request ofInstallation(String operation) {
        return switch (operation) {
            case "getClientUsers" -> get(V4 + "/users");
            case "getClientSelf" -> get(V4 + "/users/self");
            case "getClientUserVariables" -> get(V4 + "/users/environmentVariables");
            case "removeClientUserVariables" -> delete(V4 + "/users/environmentVariables");
            case "getClientEnvironmentList" -> get("/v1/environments");
            case "getClientDefaultEnvironment" -> get(V4 + "/environments/defaultEnvironment");
            case "getClientRecentRuns" -> get(V4 + "/runs/recent");
            case "getClientScheduledRuns" -> get(V4 + "/scheduledruns");
            case "getClientDatasets" -> get("/dataset");
            case "getClientDatasetsRw" -> get(V4 + "/datasetrw/datasets-v2");
            case "createClientProject" -> post(V4 + "/projects", Map.of("name", unique("p"), "visibility", "Private"));
            case "createClientProjectByForm" -> post("/project", "projectName=" + unique("p"));
            default -> null;
        };
    }

    static @Nullable Request ofAccount(String operation, Someone account) {
        String path = V4 + "/accounts/" + account.id() + "/gitcredentials";
        return switch (operation) {
            case "getClientGitCredentials" -> get(path);
            case "addClientGitCredential" ->
                post(path, Map.of("name", unique("git"), "gitServiceProvider", "github", "token", "s"));
            case "removeClientGitCredential" -> delete(path + "/" + Given.aGitCredentialOf(account));
            default -> null;
        };
    }

    static @Nullable Request ofBilling(String operation) {
        String tags = V4 + "/cost/billingtags";
        String settings = V4 + "/cost/billingtagSettings";
        return switch (operation) {
            case "getClientBillingTags" -> get(tags);
            case "addClientBillingTags" -> post(tags, Map.of("billingTags", List.of(unique("tag"))));
            case "getClientBillingTag" -> get(tags + "/" + Given.aBillingTag());
            case "removeClientBillingTag" -> delete(tags + "/" + Given.aBillingTag());
            case "getClientBilledProjects" -> get(V4 + "/projects/billingtags/projects");
            case "billClientProjects" ->
                post(V4 + "/projects/billingtags/projects", Map.of("projectsBillingTags", List.of()));
            case "getClientBillingSettings" -> get(settings);
            case "getClientBillingMode" -> get(settings + "/mode");
            case "changeClientBillingMode" -> put(settings + "/mode", Map.of("mode", "Disabled"));
            default -> null;
        };
    }

    private static String named(Project project) {
        return "/v1/projects/%s/%s".formatted(project.owner().userName(), project.name());
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

    private static Request post(String path) {
        return new Request("POST", path, null);
    }

    private static Request post(String path, Object body) {
        return new Request("POST", path, body);
    }
}
