package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.cost.command.BudgetCommand.RecordBudgetReached;
import almanac.cost.command.MachineCommand.RecordMachineJoined;
import almanac.cost.command.MachineCommand.RecordMachineLeft;
import almanac.cost.command.MachineCommand.RecordMachineSilent;
import almanac.cost.event.BudgetLabel;
import almanac.dataset.command.DatasetCommand.CompleteFilling;
import almanac.dataset.command.DatasetCommand.FailFilling;
import almanac.experiment.api.TrackingThings;
import almanac.gateway.command.GatewayCallCommand.LoseCall;
import almanac.gateway.http.GatewayClient;
import almanac.gateway.http.StubProvider;
import almanac.job.command.JobCommand.AbandonJob;
import almanac.messaging.Dispatch;
import almanac.projection.Rebuild;
import almanac.server.Given;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DatasetId;
import almanac.shared.GatewayCallId;
import almanac.shared.IdSource;
import almanac.shared.UserId;
import almanac.user.command.UserCommand.RegisterUser;
import almanac.user.command.UserCommand.RegisterUser.Identity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Rows can be thrown away: the events hold all that matters. */
class RebuildTest {

    /** The one is kept where an Axon Server keeps the events; the others hold what has still to be done. */
    private static final Set<String> EMPTY = Set.of("access_stream", "dataset_filling", "dataset_seed");

    private final Server server = Server.running();

    @Test
    void rows_made_again_from_the_first_event_on_are_the_same_to_the_byte() {
        leaveEventsOfEveryType();
        server.awaitQuiet();
        TableDump live = TableDump.of(server.database());

        long folded = server.bean(Rebuild.class).run();

        assertThat(folded).isEqualTo(server.events());
        TableDump.of(server.database()).assertSameAs(live);
        assertThat(live.lines().keySet())
                .containsAll(Set.of(
                        "access_account",
                        "project_row",
                        "goal_row",
                        "job_row",
                        "workspace_row",
                        "user_row",
                        "audit_event",
                        "dataset_row",
                        "snapshot_row",
                        "run_row",
                        "access_version_file",
                        "model_version_row",
                        "model_stages_row",
                        "access_model_review",
                        "model_api_row",
                        "model_api_version_row",
                        "model_api_token_row",
                        "environment_row"));
        // the one is kept where an Axon Server keeps the events
        assertThat(live.lines())
                .allSatisfy((table, lines) -> assertThat(lines.isEmpty()).isEqualTo(EMPTY.contains(table)));
    }

    @Test
    void a_key_that_an_old_backup_brought_back_is_destroyed_again() {
        Someone ozy = Someone.called("ozymandias");
        String line = "select user_id, wrapped_key, user_name from person where user_id = '" + ozy.id() + "'";
        server.database().execute("create table old_backup as " + line);
        Given.administrator().delete("/api/admin/v1/subjects/" + ozy.id()).expect(200);
        server.database().execute("insert into person select * from old_backup");
        server.database().execute("drop table old_backup");
        assertThat(server.database().queryForList(line)).hasSize(1);

        server.bean(Rebuild.class).run();

        assertThat(server.database().queryForList(line)).isEmpty();
    }

    static void leaveEventsOfEveryType() {
        Someone ana = Someone.withRoles("ana", List.of("Practitioner", "SysAdmin"));
        Someone bo = Someone.called("bo");
        Given.administrator().put("/api/admin/v1/users/" + bo.id() + "/roles", Map.of("roles", List.of("Librarian")));
        Given.administrator()
                .post("/api/admin/v1/users/" + bo.id() + "/disable")
                .expect(200);
        Given.administrator().post("/api/admin/v1/users/" + bo.id() + "/enable").expect(200);
        Given.aTokenOf(bo);
        Given.Organization organization = Given.anOrganizationOf(ana, bo);
        ana.api().put(organization.path() + "/user", Given.member(bo, "admin")).expect(200);
        ana.api()
                .delete(organization.path() + "/user?memberToRemoveId=" + bo.id())
                .expect(200);
        Given.anArchivedProjectOf(ana);
        Given.withCollaborator(Given.aPrivateProjectOf(ana), organization.id(), "resultsConsumer");
        leaveProjectEvents(ana, bo);
        leaveFullProject(ana);
        leaveDataSourceEvents(ana, bo);
        leaveDatasets(ana, bo);
        leaveJobs(ana);
        leaveGitEvents(ana);
        leaveWorkspaces(ana);
        leaveACopy(ana);
        leaveAnErasedUser(ana);
        leaveAnErasedIdentity();
        leaveEnvironments(ana);
        leaveHardwareTiers();
        leaveBilling();
        leaveBudgets();
        leaveMachines();
        LeftModels.leave(ana);
        LeftModelApis.leave(ana);
        leaveGateway(bo);
        LeftNotices.leave(ana);
        leaveRefusals(ana, bo);
        new TrackingThings(Given.aPrivateProjectOf(ana)).leaveEventsOfEveryType();
        Server.running().awaitBuilds();
    }

    private static void leaveEnvironments(Someone ana) {
        Given.Organization organization = Given.anOrganizationOf(ana);
        Given.Environment environment = Given.anEnvironmentOf(
                ana.api(),
                Map.of(
                        "visibility",
                        "private",
                        "orgOwnerId",
                        organization.id(),
                        "isRestricted",
                        true,
                        "environmentVariables",
                        List.of(Map.of("key", "LEVEL", "value", "3"))));
        String marked = environment.revisions() + "/" + environment.revision();
        ana.api().patch(marked, Map.of("isRestricted", false)).expect(200);
        ana.api().patch(marked, Map.of("isRestricted", true)).expect(200);
        ana.api()
                .post(environment.revisions(), Map.of("dockerfileInstructions", "FROM scratch"))
                .expect(200);
        ana.api()
                .post("/api/environments/beta/environments", Map.of("duplicateFromEnvironmentId", environment.id()))
                .expect(200);
        ana.api().delete(Given.anEnvironmentOf(ana).path()).expect(200);
    }

    private static void leaveHardwareTiers() {
        String tiers = "/api/hardwaretiers/v1/hardwaretiers";
        String former = Given.administrator()
                .get(tiers + "?limit=1000")
                .expect(200)
                .at("/hardwareTiers")
                .valueStream()
                .filter(tier -> tier.at("/flags/isDefault").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        for (String next : List.of(Given.aDefinedHardwareTier(), former)) {
            ObjectNode tier = (ObjectNode)
                    Given.administrator().get(tiers + "/" + next).expect(200).at("/hardwareTier");
            tier.withObject("/flags").put("isDefault", true).put("isDefaultForModelApi", true);
            Given.administrator().put(tiers, tier).expect(200);
        }
        String left = Given.aDefinedHardwareTier();
        ObjectNode tier = (ObjectNode)
                Given.administrator().delete(tiers + "/" + left).expect(200).at("/hardwareTier");
        tier.withObject("/flags").put("isArchived", false);
        Given.administrator().put(tiers, tier).expect(200);
    }

    private static void leaveBudgets() {
        Given.administrator()
                .put("/v4/cost/budgets/defaults/Project", Map.of("limit", 999_999_999))
                .expect(200);
        Given.administrator()
                .delete("/v4/cost/budgets/overrides/" + Given.aBudget())
                .expect(200);
        Given.administrator()
                .put("/v4/cost/budgets/global/alertsSettings", Given.budgetAlertsBody())
                .expect(200);
        Server.running()
                .bean(Dispatch.class)
                .sendAsSystem(
                        new RecordBudgetReached(
                                BudgetLabel.BILLING_TAG,
                                Given.aBudget(),
                                YearMonth.of(2026, 3),
                                80,
                                BigDecimal.TEN,
                                BigDecimal.TEN),
                        "of a test");
    }

    private static void leaveMachines() {
        Dispatch dispatch = Server.running().bean(Dispatch.class);
        String host = Someone.unique("machine");
        dispatch.sendAsSystem(new RecordMachineJoined(host, 4, 1L << 34), "of a test");
        dispatch.sendAsSystem(new RecordMachineSilent(host, Instant.now()), "of a test");
        dispatch.sendAsSystem(new RecordMachineJoined(host, 8, 1L << 34), "of a test");
        dispatch.sendAsSystem(new RecordMachineLeft(host), "of a test");
    }

    private static void leaveBilling() {
        Given.administrator()
                .put("/api/cost/v1/athenaConfigs", Given.aCostExportBody())
                .expect(200);
        Given.administrator()
                .put("/api/cost/v1/licenseKey", Map.of("key", "of a test"))
                .expect(200);
        String left = Given.aBillingTag();
        Given.administrator().delete("/api/cost/v1/billingtags/" + left).expect(200);
        for (boolean on : new boolean[] {true, false}) {
            Given.administrator()
                    .put(
                            "/api/cost/v1/billingtagSettings",
                            Map.of("mode", on ? "required" : "disabled", "notifications", on))
                    .expect(200);
        }
    }

    private static void leaveGateway(Someone bo) {
        String endpoints = "/api/aigateway/v1/endpoints";
        String terms = "/api/almanac/v1/gateway/endpoints/";
        Given.administrator()
                .delete(endpoints + "/" + Given.anEndpointFor(bo.id()))
                .expect(200);
        String name = Given.anEndpointFor();
        String path = endpoints + "/" + name;
        Given.administrator()
                .patch(path, Map.of("modelName", "gpt-6", "modelConfig", Map.of("openai_api_key", "another")))
                .expect(200);
        Given.administrator()
                .patch(path + "/permissions", Map.of("userIds", List.of(bo.id())))
                .expect(200);
        Given.administrator()
                .put(terms + name + "/limits", Map.of("callsPerMinute", 5, "budgetPerMonth", 2.5))
                .expect(200);
        Given.administrator()
                .put(terms + name + "/prices", Map.of("currency", "EUR", "input", 0.15, "output", 0.6))
                .expect(200);
        bo.api().get(path + "?numInputTokens=12").expect(200);
        leaveCalls(bo);
        Given.administrator()
                .patch(path, Map.of("endpointName", name + "-renamed"))
                .expect(200);
    }

    private static void leaveCalls(Someone bo) {
        try (StubProvider provider = new StubProvider(StubProvider.whole(200, """
                {"choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 4}}"""))) {
            String name = GatewayClient.anEndpointTo(provider, bo);
            Given.administrator()
                    .put(
                            "/api/almanac/v1/gateway/endpoints/" + name + "/prices",
                            Map.of("currency", "EUR", "input", 0.15, "output", 0.6))
                    .expect(200);
            GatewayClient.ask(bo.api(), GatewayClient.chat(name, "Hi")).expect(200);
            provider.answer(StubProvider.whole(500, "{}"));
            GatewayClient.ask(bo.api(), GatewayClient.chat(name, "Hi")).expect(502);
            GatewayCallId lost =
                    new GatewayCallId(Server.running().bean(IdSource.class).next());
            Server.running().database().update("""
                    insert into gateway_open_call (
                        call_id, endpoint_id, user_id, model, began_at, input_tokens, output_tokens, cost)
                    select ?, id, ?, model, now(), 5, 6, 0 from gateway_endpoint_row where name = ?""", lost.value(), bo.id(), name);
            Server.running().bean(Dispatch.class).sendAsSystem(new LoseCall(lost), "of a test");
            Given.administrator()
                    .put("/api/almanac/v1/gateway/endpoints/" + name + "/limits", Map.of("budgetPerMonth", 0.001))
                    .expect(200);
            provider.answer(StubProvider.whole(200, """
                    {"choices": [], "usage": {"prompt_tokens": 1000, "completion_tokens": 1100}}"""));
            GatewayClient.ask(bo.api(), GatewayClient.chat(name, "Hi")).expect(200);
        }
    }

    private static void leaveGitEvents(Someone ana) {
        Given.aPushTo(Given.aPrivateProjectOf(ana));
        Given.aGitCredentialOf(ana);
        ana.api()
                .delete("/api/users/v1/self/git-credentials/" + Given.aGitCredentialOf(ana))
                .expect(200);
    }

    private static void leaveACopy(Someone ana) {
        Given.Project source = Given.aPrivateProjectOf(ana);
        Given.aFileIn(Given.aDatasetIn(source), "a");
        Given.aGoalIn(source);
        ana.api()
                .post(source.path() + "/copy-project", Map.of("copyDatasets", true))
                .expect(200);
    }

    /** Whose name somebody else has now. */
    private static void leaveAnErasedUser(Someone heir) {
        Someone ozy = Someone.withRoles("ozymandias", List.of("Practitioner", "Librarian"));
        Given.aPrivateProjectOf(ozy);
        Given.anOrganizationOf(ozy);
        Given.withCollaborator(Given.aPrivateProjectOf(heir), ozy.id(), "contributor");
        Given.administrator()
                .delete("/api/admin/v1/subjects/" + ozy.id() + "?newOwnerId=" + heir.id())
                .expect(200);
        Given.administrator()
                .post(
                        "/api/admin/v1/users",
                        Map.of("userName", ozy.userName(), "firstName", "Another", "lastName", "One"))
                .expect(200);
    }

    /** Which belongs to somebody else now. */
    private static void leaveAnErasedIdentity() {
        Identity identity = new Identity("https://login.example.org", "phoenix");
        for (String name : List.of(Someone.unique("phoenix"), Someone.unique("phoenix"))) {
            UserId user = new UserId(Server.running().bean(IdSource.class).next());
            Server.running()
                    .bean(Dispatch.class)
                    .sendAsSystem(new RegisterUser(user, name, "", "", null, Set.of(), identity), "of a test");
            Given.administrator().delete("/api/admin/v1/subjects/" + user).expect(200);
        }
    }

    private static void leaveDatasets(Someone ana, Someone bo) {
        Given.Project project = Given.aPrivateProjectOf(ana);
        Given.Dataset dataset = Given.withGrant(Given.aDatasetIn(project), bo.id(), "DatasetRwReader");
        Given.withGrant(dataset, bo.id(), "DatasetRwEditor");
        ana.api()
                .delete(dataset.path() + "/grants", Map.of("targetId", bo.id(), "targetRole", "DatasetRwEditor"))
                .expect(200);
        ana.api()
                .patch(dataset.path(), Map.of("name", Someone.unique("renamed"), "description", "of many words"))
                .expect(200);
        Given.aTagOf(dataset);
        ana.api().delete(dataset.path() + "/tags/" + Given.aTagOf(dataset)).expect(200);
        Dispatch dispatch = Server.running().bean(Dispatch.class);
        Given.aFailedSnapshotOf(dataset);
        Given.aFileIn(dataset, "a/kept");
        ana.api().delete(Given.aFileIn(dataset, "a/removed")).expect(200);
        String source = Given.anActiveSnapshotOf(dataset);
        dispatch.sendAsSystem(new CompleteFilling(leaveCopy(ana, source), 2, 1_024), "of a test");
        dispatch.sendAsSystem(new FailFilling(leaveCopy(ana, source), "no room"), "of a test");
        leaveLinks(ana, dataset);
        ana.api().delete(project.betaPath()).expect(200);
    }

    private static DatasetId leaveCopy(Someone ana, String source) {
        return new DatasetId(ana.api()
                .post("/api/datasetrw/v1/datasets", Map.of("name", Someone.unique("copy"), "snapshotId", source))
                .expect(200)
                .text("/dataset/id"));
    }

    private static void leaveLinks(Someone ana, Given.Dataset dataset) {
        Given.Project user = Given.aPrivateProjectOf(ana);
        Given.aDatasetLinkedTo(user);
        ana.api()
                .delete(user.path() + "/shared-datasets/" + Given.aDatasetLinkedTo(user))
                .expect(200);
        Given.Dataset deleted = Given.aDatasetOf(ana);
        Given.aFileIn(deleted, "gone");
        Given.anActiveSnapshotOf(deleted);
        ana.api()
                .post(user.path() + "/shared-datasets", Map.of("datasetId", deleted.id()))
                .expect(200);
        ana.api().delete(deleted.path()).expect(200);
        ana.api()
                .post(user.path() + "/shared-datasets", Map.of("datasetId", dataset.id()))
                .expect(200);
    }

    private static void leaveWorkspaces(Someone ana) {
        Given.Workspace workspace = Given.aWorkspaceIn(Given.aPrivateProjectOf(ana));
        JobSteps.run(Given.aSessionOf(workspace));
        Given.Workspace deleted = Given.aWorkspaceIn(workspace.project());
        ana.api().delete(deleted.path()).expect(200);
    }

    private static void leaveJobs(Someone ana) {
        Given.Project project = Given.aPrivateProjectOf(ana);
        Given.Job labelled = Given.aJobIn(project, Map.of("title", "labelled", "commitId", JobSteps.COMMIT));
        Given.aTagOf(labelled);
        ana.api()
                .post("/v4/jobs/" + labelled.id() + "/name", Map.of("name", "renamed"))
                .expect(200);
        ana.api()
                .delete(labelled.tags() + "/" + Given.aTagOf(labelled) + "?projectId=" + project.id())
                .expect(200);
        Given.aGoalOf(labelled);
        ana.api()
                .delete("/api/jobs/v1/goals/" + Given.aGoalOf(labelled) + "?jobId=" + labelled.id())
                .expect(200);
        Given.Job succeeded = JobSteps.succeed(Given.aJobIn(project), Map.of("AUC", "0.91"));
        ana.api().post(succeeded.own("archive")).expect(200);
        JobSteps.fail(Given.aJobIn(project));
        JobSteps.send(new AbandonJob(JobSteps.id(Given.aJobIn(project)), "the server was stopped"));
        ana.api().post(Given.aJobIn(project).own("stop")).expect(200);
        Given.Job stopped = JobSteps.run(Given.aJobIn(project));
        ana.api().post(stopped.own("stop")).expect(200);
        JobSteps.beginStopping(stopped);
        JobSteps.confirmStop(stopped);
    }

    private static void leaveRefusals(Someone ana, Someone bo) {
        Given.Project project = Given.aPublicProjectOf(ana);
        bo.api().delete(project.betaPath()).expect(403);
        bo.api().delete(project.path() + "/goals/" + Given.aGoalIn(project)).expect(403);
    }

    private static void leaveProjectEvents(Someone ana, Someone bo) {
        Given.Project project = Given.aPublicProjectOf(ana);
        Given.withCollaborator(project, bo.id(), "contributor");
        Given.withCollaborator(project, bo.id(), "launcherUser");
        bo.api().delete(project.path() + "/collaborators/" + bo.id()).expect(200);
        String repository = Given.aRepositoryIn(project);
        ana.api().delete(project.path() + "/repositories/" + repository).expect(200);
        Given.administrator().delete(Given.aBilledProject(project)).expect(200);
        Given.aBilledProject(project);
        String imported = "/v4/projects/" + project.id() + "/gitRepositories/" + Given.aRepositoryIn(project);
        ana.api()
                .put(imported + "/ref", Map.of("type", "branches", "value", "dev"))
                .expect(200);
        String tags = "/v4/projects/" + project.id() + "/tags";
        String tag = ana.api()
                .post(tags, Map.of("tagNames", List.of("churn", "finance")))
                .expect(200)
                .text("/0/id");
        ana.api().delete(tags + "/" + tag).expect(200);
        String variables = "/v4/projects/" + project.id() + "/environmentVariables";
        for (String name : List.of("LEVEL", "REGION", "LEVEL")) {
            ana.api().post(variables, Map.of("name", name, "value", "1")).expect(200);
        }
        ana.api().delete(variables + "/REGION").expect(200);
        String goal = project.path() + "/goals/" + Given.aGoalIn(project);
        ana.api().patch(goal, Map.of("isComplete", true)).expect(200);
        ana.api().patch(goal, Map.of("isComplete", false)).expect(200);
        ana.api().delete(goal).expect(200);
        for (Map<String, Object> status : List.<Map<String, Object>>of(
                Map.of("status", "active", "isBlocked", true, "blockedReason", "no data"),
                Map.of("status", "active", "isBlocked", false),
                Map.of("status", "complete", "isBlocked", false, "completedMessage", "done"),
                Map.of("status", "active", "isBlocked", false))) {
            ana.api().put(project.path() + "/status", status).expect(200);
        }
        ana.api()
                .put(project.betaPath() + "/results-settings", Map.of("branch", "isolated"))
                .expect(200);
    }

    private static void leaveDataSourceEvents(Someone ana, Someone bo) {
        Given.aDataSourceOf(ana, bo.id());
        Given.DataSource dataSource = Given.aDataSourceOf(ana, bo.id());
        Given.Project project = Given.aPrivateProjectOf(ana);
        bo.api().get(dataSource.path()).expect(200);
        ana.api()
                .put(dataSource.adminPath() + "/owner", Map.of("ownerId", bo.id()))
                .expect(200);
        bo.api()
                .patch(
                        dataSource.path(),
                        Map.of(
                                "config", Map.of("host", "elsewhere"),
                                "permissions", Map.of("isEveryone", false, "userAndOrganizationIds", List.of())))
                .expect(200);
        ana.api().put(dataSource.inProject(project)).expect(200);
        ana.api()
                .put(dataSource.adminPath() + "/owner", Map.of("ownerId", ana.id()))
                .expect(200);
        ana.api().delete(dataSource.inProject(project)).expect(200);
        ana.api().delete(dataSource.path()).expect(200);
    }

    private static void leaveFullProject(Someone ana) {
        ana.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of(
                                "name",
                                Someone.unique("full"),
                                "description",
                                "all members given",
                                "visibility",
                                "searchable",
                                "isRestricted",
                                true,
                                "mainRepository",
                                Map.of("uri", "https://github.com/almanac/churn.git"),
                                "templateDetails",
                                Map.of("name", "starter", "templateId", "t1")))
                .expect(200);
    }
}
