package almanac.server;

import static almanac.server.Someone.unique;

import almanac.contract.Answer;
import almanac.contract.Api;
import almanac.git.command.PushCommand.RecordPush;
import almanac.git.event.PushedRef;
import almanac.messaging.Dispatch;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.shared.DeliveryId;
import almanac.shared.IdSource;
import almanac.shared.ProjectId;
import almanac.shared.PushId;
import almanac.shared.UserId;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitStore;
import almanac.storage.outbox.Addressee;
import almanac.storage.outbox.NoticeContent;
import almanac.storage.outbox.Outbox;
import almanac.storage.outbox.OutboxMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What there is before a test begins, named by its state. */
public final class Given {

    private static final String DATASETS = "/api/datasetrw/v1/datasets";

    private Given() {}

    /** A project as the tests need it. */
    public record Project(String id, String name, Someone owner) {

        public String path() {
            return "/api/projects/v1/projects/" + id;
        }

        public String betaPath() {
            return "/api/projects/beta/projects/" + id;
        }
    }

    public record Environment(String id, String name, String revision) {

        public String path() {
            return "/api/environments/v1/environments/" + id;
        }

        public String revisions() {
            return "/api/environments/beta/environments/" + id + "/revisions";
        }
    }

    public record Organization(String id, String name, Someone founder) {

        public String path() {
            return "/api/organizations/v1/organizations/" + id;
        }
    }

    /** A data source as the tests need it. */
    public record DataSource(String id, String name, Someone owner) {

        public String path() {
            return "/api/datasource/v1/datasources/" + id;
        }

        public String adminPath() {
            return "/api/admin/v1/datasources/" + id;
        }

        public String inProject(Project project) {
            return "/api/admin/v1/projects/%s/datasources/%s".formatted(project.id(), id);
        }
    }

    /** With a password of its owner's, and shared with these users and organizations. */
    public static DataSource aDataSourceOf(Someone owner, String... sharedWith) {
        String name = unique("warehouse");
        Answer created = owner.api()
                .post("/api/datasource/v1/datasources", aDataSourceBody(name, List.of(sharedWith)))
                .expect(200);
        return new DataSource(created.text("/id"), name, owner);
    }

    public static Map<String, Object> aDataSourceBody(String name, List<String> sharedWith) {
        return Map.of(
                "name",
                name,
                "dataSourceType",
                "PostgreSQLConfig",
                "authType",
                "Basic",
                "credentialType",
                "Individual",
                "config",
                Map.of("host", "db.example.org", "port", "5432"),
                "credentials",
                Map.of(
                        "secretCredentials", Map.of("password", "open sesame"),
                        "visibleCredentials", Map.of("username", "reader")),
                "permissions",
                Map.of("isEveryone", false, "userAndOrganizationIds", sharedWith));
    }

    public record Dataset(String id, String name, Project project) {

        public String path() {
            return DATASETS + "/" + id;
        }

        public Someone owner() {
            return project.owner();
        }
    }

    public record Job(String id, Project project) {

        public String path() {
            return "/api/jobs/beta/jobs/" + id;
        }

        public String tags() {
            return "/api/jobs/v1/jobs/" + id + "/tags";
        }

        public String own(String what) {
            return "/api/almanac/v1/jobs/" + id + "/" + what;
        }
    }

    public static Project aPrivateProjectOf(Someone owner) {
        return aProjectOf(owner, "private");
    }

    public static Project aSearchableProjectOf(Someone owner) {
        return aProjectOf(owner, "searchable");
    }

    public static Project aPublicProjectOf(Someone owner) {
        return aProjectOf(owner, "public");
    }

    public static Project aProjectOf(Someone owner, String visibility) {
        String name = unique("project");
        Answer created = owner.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of("name", name, "description", "of the tests", "visibility", visibility))
                .expect(200);
        return new Project(created.text("/project/id"), name, owner);
    }

    public static Project anArchivedProjectOf(Someone owner) {
        Project project = aPrivateProjectOf(owner);
        owner.api().delete(project.betaPath()).expect(200);
        return project;
    }

    /** The project with one more collaborator, a user or an organization. */
    public static Project withCollaborator(Project project, String collaborator, String role) {
        project.owner()
                .api()
                .post(project.path() + "/collaborators", Map.of("id", collaborator, "role", role))
                .expect(200);
        return project;
    }

    /** A push that made another branch of what the project began with. */
    public static String aPushTo(Project project) {
        PushId push = new PushId(Server.running().bean(IdSource.class).next());
        List<PushedRef> refs =
                List.of(new PushedRef("refs/heads/draft", null, aFileOf(project).commit()));
        Server.running()
                .bean(Dispatch.class)
                .sendAsSystem(new RecordPush(push, new ProjectId(project.id()), refs), "of a test");
        return push.value();
    }

    /** A git credential of his, for any host. */
    public static String aGitCredentialOf(Someone who) {
        return who.api()
                .post(
                        "/api/users/v1/self/git-credentials",
                        Map.of("name", unique("git"), "domain", "github.com", "protocol", "https", "secret", "s"))
                .expect(200)
                .text("/credential/id");
    }

    /** A file that the project began with. */
    public record ProjectFile(Project project, String commit, String name) {

        public String path() {
            return project.path() + "/files/" + commit + "/" + name + "/content";
        }
    }

    public static ProjectFile aFileOf(Project project) {
        try (BareRepository repository = Server.running().bean(GitStore.class).open(new ProjectId(project.id()))) {
            String commit = repository.resolve(new GitReference(GitReferenceType.HEAD, null));
            return new ProjectFile(project, commit, "README.md");
        }
    }

    public static String aGoalIn(Project project) {
        return project.owner()
                .api()
                .post(project.path() + "/goals", Map.of("title", unique("goal")))
                .expect(200)
                .text("/goal/id");
    }

    public static String aRepositoryIn(Project project) {
        return project.owner()
                .api()
                .post(
                        project.path() + "/repositories",
                        Map.of("uri", "https://github.com/example/" + unique("repository")))
                .expect(200)
                .text("/repository/id");
    }

    public static Dataset aDatasetOf(Someone owner) {
        return aDatasetIn(aPrivateProjectOf(owner));
    }

    public static Dataset aDatasetIn(Project project) {
        String name = unique("dataset");
        String id = project.owner()
                .api()
                .post(DATASETS, Map.of("name", name, "projectId", project.id()))
                .expect(200)
                .text("/dataset/id");
        return new Dataset(id, name, project);
    }

    /** The dataset with one more who has a role in it, a user or an organization. */
    public static Dataset withGrant(Dataset dataset, String grantee, String role) {
        dataset.owner()
                .api()
                .post(dataset.path() + "/grants", Map.of("targetId", grantee, "targetRole", role))
                .expect(200);
        return dataset;
    }

    /** The id of a dataset of elsewhere that the project uses. */
    public static String aDatasetLinkedTo(Project project) {
        String dataset = aDatasetOf(project.owner()).id();
        project.owner()
                .api()
                .post(project.path() + "/shared-datasets", Map.of("datasetId", dataset))
                .expect(200);
        return dataset;
    }

    /** A tag that points to a snapshot of the dataset. */
    public static String aTagOf(Dataset dataset) {
        String tag = unique("tag");
        dataset.owner()
                .api()
                .post(dataset.path() + "/tags", Map.of("tagName", tag, "snapshotId", aSnapshotOf(dataset)))
                .expect(200);
        return tag;
    }

    /** A snapshot that somebody has just asked for. */
    public static String aSnapshotOf(Dataset dataset) {
        return dataset.owner()
                .api()
                .post(dataset.path() + "/snapshots", Map.of("relativeFilePaths", List.of()))
                .expect(200)
                .text("/snapshot/id");
    }

    /** A snapshot whose files are there. */
    public static String anActiveSnapshotOf(Dataset dataset) {
        String snapshot = aSnapshotOf(dataset);
        awaitStatus(dataset, snapshot, "active");
        return snapshot;
    }

    /** A snapshot of what there is not. */
    public static String aFailedSnapshotOf(Dataset dataset) {
        String snapshot = dataset.owner()
                .api()
                .post(dataset.path() + "/snapshots", Map.of("relativeFilePaths", List.of("no/such/file")))
                .expect(200)
                .text("/snapshot/id");
        awaitStatus(dataset, snapshot, "failed");
        return snapshot;
    }

    private static void awaitStatus(Dataset dataset, String snapshot, String status) {
        Awaitility.await("the snapshot is " + status)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> dataset.owner()
                        .api()
                        .get("/api/datasetrw/v1/snapshots/" + snapshot)
                        .expect(200)
                        .text("/snapshot/status")
                        .equals(status));
    }

    /** The path of the operations on a file of the dataset, which has it. */
    public static String aFileIn(Dataset dataset, String path) {
        String file = "/api/almanac/v1/datasets/" + dataset.id() + "/files/" + path;
        dataset.owner()
                .api()
                .with("Content-Type", "text/plain")
                .put(file, "of the tests")
                .expect(200);
        return file;
    }

    /** A job that waits. */
    public static Job aJobIn(Project project) {
        return aJobIn(project, Map.of());
    }

    /** A job that waits, asked for with more members than the project and the command. */
    public static Job aJobIn(Project project, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("projectId", project.id(), "runCommand", "train.py"));
        body.putAll(more);
        String id = project.owner()
                .api()
                .post("/api/jobs/v1/jobs", body)
                .expect(200)
                .text("/job/id");
        return new Job(id, project);
    }

    /** A workspace, and where it is asked for. */
    public record Workspace(String id, Project project) {

        public String path() {
            return "/api/almanac/v1/projects/" + project.id() + "/workspaces/" + id;
        }

        public String sessions() {
            return project.path() + "/workspaces/" + id + "/sessions";
        }
    }

    /** A workspace of the project's owner, with a program that waits until it is stopped. */
    public static Workspace aWorkspaceIn(Project project) {
        return aWorkspaceIn(project, "echo ready", "exec sleep 600");
    }

    /** A workspace of the project's owner, whose program is started so. */
    public static Workspace aWorkspaceIn(Project project, String... startScripts) {
        Map<String, Object> tool =
                Map.of("name", "notebooks", "title", "Notebooks", "startScripts", List.of(startScripts));
        Environment environment = anEnvironmentOf(
                project.owner().api(), Map.of("visibility", "private", "workspaceTools", List.of(tool)));
        String id = project.owner()
                .api()
                .post(
                        "/api/almanac/v1/projects/" + project.id() + "/workspaces",
                        Map.of("name", "mine", "environmentId", environment.id(), "tool", "notebooks"))
                .expect(200)
                .text("/workspace/id");
        return new Workspace(id, project);
    }

    /** The execution of a session that waits. */
    public static Job aSessionOf(Workspace workspace) {
        String execution = workspace
                .project()
                .owner()
                .api()
                .post(workspace.sessions(), Map.of())
                .expect(200)
                .text("/workspaceSession/executionId");
        return new Job(execution, workspace.project());
    }

    public static String aTagOf(Job job) {
        return job.project()
                .owner()
                .api()
                .post(
                        job.tags(),
                        Map.of(
                                "tagName",
                                unique("tag"),
                                "projectId",
                                job.project().id()))
                .expect(200)
                .text("/tag/id");
    }

    public static String aGoalOf(Job job) {
        String goal = aGoalIn(job.project());
        job.project()
                .owner()
                .api()
                .post("/api/jobs/v1/goals?jobId=" + job.id(), Map.of("goalId", goal))
                .expect(200);
        return goal;
    }

    /** An organization with the founder as admin and the others as plain members. */
    public static Organization anOrganizationOf(Someone founder, Someone... members) {
        String name = unique("organization");
        List<Map<String, String>> all = Stream.concat(
                        Stream.of(member(founder, "admin")),
                        Arrays.stream(members).map(member -> member(member, "member")))
                .toList();
        String id = founder.api()
                .post("/api/organizations/v1/organizations", Map.of("name", name, "members", all))
                .expect(200)
                .text("/org/id");
        return new Organization(id, name, founder);
    }

    public static Map<String, String> member(Someone who, String role) {
        return Map.of("userId", who.id(), "organizationRole", role);
    }

    /** A private environment whose first revision is built. */
    public static Environment anEnvironmentOf(Someone owner) {
        return anEnvironmentOf(owner.api(), Map.of("visibility", "private"));
    }

    /** As {@link #anEnvironmentOf(Someone)}, with more said of it. */
    public static Environment anEnvironmentOf(Api owner, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("name", unique("environment"), "image", "python:3.13", "addBaseDependencies", false));
        body.putAll(more);
        Answer created = owner.post("/api/environments/beta/environments", body).expect(200);
        Server.running().awaitBuilds();
        return new Environment(
                created.text("/environment/id"),
                created.text("/environment/name"),
                created.text("/environment/latestRevision/id"));
    }

    /** The body that defines a hardware tier with no more than is needed. */
    public static Map<String, Object> aHardwareTier(String id) {
        return new HashMap<>(Map.of(
                "id",
                id,
                "name",
                "Tier " + id,
                "nodePool",
                "default",
                "resources",
                Map.of(
                        "cores",
                        0.5,
                        "memory",
                        Map.of("value", 512, "units", "MiB"),
                        "allowSharedMemoryToExceedDefault",
                        false)));
    }

    public static String aBillingTag() {
        String tag = unique("tag");
        administrator()
                .post("/api/cost/v1/billingtags", Map.of("billingTags", List.of(tag)))
                .expect(200);
        return tag;
    }

    /** What an endpoint of the AI gateway is made from, for these users. */
    public static Map<String, Object> aCostExportBody() {
        return Map.of(
                "athenaBucketName", "bills",
                "athenaDatabase", "athenacurcfn",
                "athenaRegion", "eu-central-1",
                "athenaTable", "bills_2026",
                "projectID", "0815",
                "serviceKeyName", "AKIA",
                "serviceKeySecret", "of a test");
    }

    /** Returns the address of the project's billing tag, which it has. */
    public static String aBilledProject(Project project) {
        String address = "/v4/projects/" + project.id() + "/billingtag";
        administrator().post(address, Map.of("tag", aBillingTag())).expect(200);
        return address;
    }

    public static Map<String, Object> aBudgetBody(String tag) {
        return Map.of(
                "budgetLabel", "BillingTag",
                "budgetType", "Override",
                "labelId", tag,
                "limit", 999_999_999,
                "window", "monthly");
    }

    /** A project of a new user, and the tag that it is to be charged to. */
    public static Map<String, Object> aCharge() {
        return Map.of(
                "projectId", aPrivateProjectOf(Someone.called("ana")).id(), "billingTag", Map.of("tag", aBillingTag()));
    }

    public static String aBudget() {
        String tag = unique("tag");
        administrator().post("/v4/cost/budgets/overrides", aBudgetBody(tag)).expect(200);
        return tag;
    }

    public static Map<String, Object> budgetAlertsBody() {
        return Map.of(
                "alertsEnabled",
                true,
                "notifyOrgOwner",
                false,
                "alertTargets",
                List.of(Map.of("label", "Project", "emails", List.of("money@example.org"))));
    }

    public static Map<String, Object> anEndpointBody(String name, String... userIds) {
        return Map.of(
                "endpointName",
                name,
                "endpointType",
                "llm/v1/chat",
                "modelProvider",
                "openai",
                "modelName",
                "gpt-5",
                "modelConfig",
                Map.of("openai_api_key", "a-key", "openai_api_base", "https://llm.example.org/v1"),
                "endpointPermissions",
                Map.of("isEveryoneAllowed", false, "userIds", List.of(userIds)));
    }

    /** Returns the name of a new endpoint of the AI gateway that these users may use. */
    public static String anEndpointFor(String... userIds) {
        String name = unique("endpoint");
        administrator()
                .post("/api/aigateway/v1/endpoints", anEndpointBody(name, userIds))
                .expect(200);
        return name;
    }

    /** Returns the path of the settings of billing tags, which have been chosen at least once. */
    public static String chosenBillingSettings() {
        String path = "/api/cost/v1/billingtagSettings";
        administrator()
                .put(path, Map.of("mode", "disabled", "notifications", false))
                .expect(200);
        return path;
    }

    /** Returns the path of the settings of notices, which have been chosen at least once and name no recipients. */
    public static String chosenNotificationSettings() {
        String path = "/api/almanac/v1/notificationSettings";
        for (String emails : new String[] {"somebody@lists.example", ""}) {
            administrator()
                    .put(
                            path,
                            Map.of("alertRecipients", Map.of("emails", emails.isEmpty() ? List.of() : List.of(emails))))
                    .expect(200);
        }
        return path;
    }

    /** The id of a model of the project that is monitored, as its owner had it. */
    public static String aMonitoredModelIn(Project project) {
        return project.owner()
                .api()
                .post("/api/almanac/v1/monitoredModels", Map.of("name", "churn", "projectId", project.id()))
                .expect(200)
                .text("/monitoredModel/id");
    }

    /** A model that runs elsewhere, as Domino's Model Monitor is told of it. */
    public static Map<String, Object> aMonitorModelBody(Project project) {
        return Map.of(
                "modelMetadata",
                Map.of(
                        "name",
                        "churn",
                        "modelType",
                        "classification",
                        "version",
                        "1",
                        "description",
                        "",
                        "sourceType",
                        "standalone",
                        "sourceDetails",
                        Map.of("projectId", project.id())));
    }

    /** A value of a metric, as it is sent to be logged. */
    public static Map<String, Object> aMetricValueOf(String model) {
        return Map.of(
                "modelMonitoringId",
                model,
                "metric",
                "accuracy",
                "referenceTimestamp",
                "2026-03-01T12:00:00Z",
                "value",
                0.5);
    }

    /** A value that is out of its range, as it is sent to be told of. */
    public static Map<String, Object> aMetricAlertOf(String model) {
        return Map.of(
                "modelMonitoringId",
                model,
                "metric",
                "accuracy",
                "value",
                0.5,
                "targetRange",
                Map.of("condition", "greaterThan", "lowerLimit", 0.9),
                "description",
                "after the last training");
    }

    /** The id of a delivery to that user, made or given up by now. */
    public static String aDeliveryTo(String user) {
        Server server = Server.running();
        DeliveryId id = new DeliveryId(server.bean(IdSource.class).next());
        NoticeContent content = new NoticeContent("a subject", "a text", "/", null, Map.of());
        server.bean(Outbox.class)
                .put(new OutboxMessage(
                        id,
                        "cause-" + id,
                        server.bean(InstantSource.class).instant(),
                        "test",
                        new Addressee.User(new UserId(user)),
                        content));
        awaitEnd(id.value());
        return id.value();
    }

    /** Returns when the delivery was made or given up. */
    public static void awaitEnd(String delivery) {
        Awaitility.await("the delivery has ended")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !"WAITING"
                        .equals(Server.running()
                                .database()
                                .queryForObject("select state from delivery where id = ?", String.class, delivery)));
    }

    /** The id of a hardware tier that was defined just now. */
    public static String aDefinedHardwareTier() {
        String id = unique("tier");
        administrator()
                .post("/api/hardwaretiers/v1/hardwaretiers", aHardwareTier(id))
                .expect(200);
        return id;
    }

    /** A personal token, which is sent as a bearer token. */
    public static String aTokenOf(Someone who) {
        return who.api()
                .post("/api/users/v1/self/tokens", Map.of("name", unique("token")))
                .expect(200)
                .text("/secret");
    }

    public static Api administrator() {
        return Server.running().administrator();
    }

    public static Api anonymous() {
        return Server.running().anonymous();
    }
}
