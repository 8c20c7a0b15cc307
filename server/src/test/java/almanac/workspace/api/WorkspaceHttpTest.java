package almanac.workspace.api;

import static almanac.server.Given.aPrivateProjectOf;
import static almanac.server.Given.aSessionOf;
import static almanac.server.Given.aWorkspaceIn;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Given.Job;
import almanac.server.Given.Project;
import almanac.server.Given.Workspace;
import almanac.server.JobSteps;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WorkspaceHttpTest {

    private static final String NOTHING = "ffffffffffffffffffffffff";

    private final Someone ana = Someone.called("ana");
    private final Project project = aPrivateProjectOf(ana);

    @Test
    void a_workspace_has_what_it_was_made_with_or_what_is_meant_where_nothing_is_said() {
        String path = "/api/almanac/v1/projects/" + project.id() + "/workspaces";
        Workspace other = aWorkspaceIn(project);
        String environment = ana.api().get(other.path()).expect(200).text("/workspace/environmentId");
        Answer made = ana.api()
                .post(path, Map.of("name", "mine", "environmentId", environment))
                .expect(200);
        assertThat(made.text("/workspace/environmentId")).isEqualTo(environment);
        assertThat(made.text("/workspace/hardwareTier")).isEqualTo(JobSteps.SMALL);
        assertThat(made.text("/workspace/ownerId")).isEqualTo(ana.id());
        assertThat(made.at("/workspace").has("tool")).isFalse();
        assertThat(ana.api().get(path).expect(200).at("/workspaces"))
                .extracting(workspace -> workspace.path("id").asString())
                .containsExactly(made.text("/workspace/id"), other.id());
        Project elsewhere = aPrivateProjectOf(ana);
        ana.api()
                .get("/api/almanac/v1/projects/" + elsewhere.id() + "/workspaces/" + other.id())
                .expect(404);
        ana.api().delete(other.path()).expect(200);
        ana.api().get(other.path()).expect(404);
        assertThat(ana.api().get(path).expect(200).at("/workspaces")).hasSize(1);
    }

    @Test
    void a_session_goes_from_created_to_stopped() {
        Workspace workspace = aWorkspaceIn(project, "echo ready", "exec sleep 600");
        Job session = aSessionOf(workspace);
        assertThat(state(workspace)).isEqualTo("Created");
        assertThat(ana.api().get(session.path()).expect(200).text("/job/runCommand"))
                .isEqualTo("echo ready\nexec sleep 600");
        JobSteps.run(session);
        assertThat(state(workspace)).isEqualTo("Started");
        ana.api().post(session.own("stop")).expect(200);
        assertThat(state(workspace)).isEqualTo("Stopping");
        JobSteps.beginStopping(session);
        JobSteps.confirmStop(session);
        assertThat(state(workspace)).isEqualTo("Stopped");
    }

    @Test
    void a_session_is_no_job() {
        aSessionOf(aWorkspaceIn(project));
        assertThat(Given.aJobIn(project)).isNotNull();
        JsonNode jobs = ana.api()
                .get("/api/jobs/beta/jobs?projectId=" + project.id())
                .expect(200)
                .at("/jobs");
        assertThat(jobs).hasSize(1);
        assertThat(jobs.at("/0/number").asInt()).isEqualTo(1);
        assertThat(ana.api()
                        .get("/v4/jobs?projectId=" + project.id())
                        .expect(200)
                        .at("/jobs"))
                .hasSize(1);
    }

    @Test
    void one_session_is_live_at_a_time() {
        Workspace workspace = aWorkspaceIn(project);
        Job first = aSessionOf(workspace);
        assertThat(ana.api().post(workspace.sessions(), Map.of()).expect(400).text("/errors/0"))
                .contains("live session");
        assertThat(ana.api().delete(workspace.path()).expect(400).text("/errors/0"))
                .contains("live session");
        ana.api().post(first.own("stop")).expect(200);
        Job second = aSessionOf(workspace);
        assertThat(sessions(workspace))
                .extracting(session -> session.path("executionId").asString())
                .containsExactly(second.id(), first.id());
        ana.api().post(second.own("stop")).expect(200);
        ana.api().delete(workspace.path()).expect(200);
    }

    @Test
    void a_workspace_is_started_by_who_made_it() {
        Workspace workspace = aWorkspaceIn(project);
        Someone bo = Someone.called("bo");
        Given.withCollaborator(project, bo.id(), "contributor");
        assertThat(bo.api().get(workspace.path()).expect(200).text("/workspace/ownerId"))
                .isEqualTo(ana.id());
        bo.api().post(workspace.sessions(), Map.of()).expect(403);
        bo.api().delete(workspace.path()).expect(403);
        ana.api()
                .post(workspace.sessions().replace(workspace.id(), NOTHING), Map.of())
                .expect(404);
    }

    @Test
    void a_session_is_read_and_stopped_by_who_opened_it_and_who_owns_the_project() {
        Someone bo = aContributor("bo");
        Someone cleo = aContributor("cleo");
        Job session = aSessionOf(aWorkspaceIn(new Project(project.id(), project.name(), bo)));
        for (Someone reader : List.of(ana, bo)) {
            reader.api().get(session.path() + "/logs").expect(200);
            reader.api().get(output(session)).expect(200);
        }
        Given.administrator().get(session.path() + "/logs").expect(200);
        cleo.api().get(session.path()).expect(200);
        cleo.api().get(session.path() + "/logs").expect(403);
        cleo.api().get(output(session)).expect(403);
        cleo.api().post(session.own("stop")).expect(403);
        cleo.api()
                .post("/v4/jobs/stop", Map.of("projectId", project.id(), "jobId", session.id()))
                .expect(403);
        ana.api().post(session.own("stop")).expect(200);
        Job second = aSessionOf(aWorkspaceIn(new Project(project.id(), project.name(), bo)));
        bo.api().post(second.own("stop")).expect(200);
        Job job = Given.aJobIn(new Project(project.id(), project.name(), bo));
        cleo.api().get(job.path() + "/logs").expect(200);
        cleo.api().post(job.own("stop")).expect(200);
    }

    private Someone aContributor(String name) {
        Someone someone = Someone.called(name);
        Given.withCollaborator(project, someone.id(), "contributor");
        return someone;
    }

    private String output(Job job) {
        return "/v1/projects/%s/%s/run/%s/stdout".formatted(ana.userName(), project.name(), job.id());
    }

    @Test
    void a_session_in_an_environment_that_has_lost_its_tool_is_refused() {
        Workspace workspace = aWorkspaceIn(project);
        String environment = ana.api().get(workspace.path()).expect(200).text("/workspace/environmentId");
        ana.api()
                .post(
                        "/api/environments/beta/environments/" + environment + "/revisions",
                        Map.of("image", "python:3.13", "workspaceTools", List.of()))
                .expect(200);
        Server.running().awaitBuilds();
        assertThat(ana.api().post(workspace.sessions(), Map.of()).expect(400).text("/errors/0"))
                .contains("notebooks", environment);
    }

    @Test
    void what_the_environment_has_no_tool_for_is_refused() {
        String path = "/api/almanac/v1/projects/" + project.id() + "/workspaces";
        assertThat(ana.api()
                        .post(path, Map.of("name", "mine", "tool", "jupyterlab"))
                        .expect(400)
                        .text("/errors/0"))
                .contains("jupyterlab", JobSteps.STANDARD);
        assertThat(ana.api().post(path, Map.of("name", "mine")).expect(400).text("/errors/0"))
                .contains("any");
        ana.api().post(path, Map.of("name", " ")).expect(400);
        ana.api().post(path, Map.of("name", "mine", "environmentId", NOTHING)).expect(400);
        ana.api().post(path, Map.of("name", "mine", "hardwareTier", "huge-k8s")).expect(400);
        ana.api()
                .post(aWorkspaceIn(project).sessions(), Map.of("externalVolumeMounts", List.of("a")))
                .expect(400);
    }

    private String state(Workspace workspace) {
        return sessions(workspace).at("/0/state").asString();
    }

    private JsonNode sessions(Workspace workspace) {
        return ana.api().get(workspace.path() + "/sessions").expect(200).at("/sessions");
    }
}
