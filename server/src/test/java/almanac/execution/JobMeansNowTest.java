package almanac.execution;

import static almanac.server.Given.aHardwareTier;
import static almanac.server.Given.administrator;
import static almanac.server.Given.anEnvironmentOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import almanac.server.Given;
import almanac.server.Given.Environment;
import almanac.server.Given.Job;
import almanac.server.Given.Project;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.HardwareTierId;
import almanac.shared.JobId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a job is given of what it asked for, at the moment that it gets it. */
class JobMeansNowTest {

    private static final String TIERS = "/api/hardwaretiers/v1/hardwaretiers";
    private static final String JOBS = "/api/jobs/v1/jobs";

    private final Someone root = Someone.withRoles("root", List.of("SysAdmin"));

    @Test
    void a_tier_that_is_archived_keeps_its_limits_for_those_who_wait() {
        String tier = Someone.unique("narrow");
        Map<String, Object> body = aHardwareTier(tier);
        body.put("maxSimultaneousExecutions", 1);
        administrator().post(TIERS, body).expect(200);
        TierLimits limits = Server.running().bean(TierLimits.class);
        TierLimits.Tier before = limits.of(new HardwareTierId(tier));
        assertThat(before.most()).isEqualTo(1);
        administrator().delete(TIERS + "/" + tier).expect(200);
        assertThat(limits.of(new HardwareTierId(tier))).isEqualTo(before);
        Project project = Given.aPrivateProjectOf(root);
        root.api()
                .post(JOBS, Map.of("projectId", project.id(), "runCommand", "x.py", "hardwareTier", tier))
                .expect(400);
    }

    @Test
    void a_restricted_project_runs_in_the_marked_revision_alone() {
        Project project = aRestrictedProject();
        Environment environment = anEnvironmentOf(root.api(), Map.of("visibility", "private", "isRestricted", true));
        String second =
                root.api().post(environment.revisions(), Map.of()).expect(200).text("/environmentRevision/id");
        Server.running().awaitBuilds();
        Job job = Given.aJobIn(project, Map.of("environmentId", environment.id()));
        assertThat(revisionOf(job)).isEqualTo(environment.revision());
        for (String other : List.of("LatestRevision", "SomeRevision(" + second + ")")) {
            assertThat(refusal(project, Map.of("environmentId", environment.id(), "environmentRevisionSpec", other)))
                    .contains("restricted");
        }
        mark(environment, second, true);
        assertThat(revisionOf(job)).isEqualTo(second);
        mark(environment, second, false);
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> revisionOf(job))
                .matches(refusal -> refusal.code() == ErrorCode.ENVIRONMENT_NOT_USABLE);
    }

    @Test
    void what_is_not_marked_is_refused_to_a_restricted_project() {
        Project project = aRestrictedProject();
        assertThat(refusal(project, Map.of())).contains("restricted");
        Environment unmarked = anEnvironmentOf(root.api(), Map.of("visibility", "private"));
        assertThat(refusal(project, Map.of("environmentId", unmarked.id()))).contains("restricted");
        root.api()
                .post(
                        "/api/almanac/v1/projects/" + project.id() + "/workspaces",
                        Map.of("name", "mine", "environmentId", unmarked.id()))
                .expect(400);
        Given.aJobIn(Given.aPrivateProjectOf(root), Map.of("environmentId", unmarked.id()));
    }

    private Project aRestrictedProject() {
        String name = Someone.unique("project");
        String id = root.api()
                .post(
                        "/api/projects/beta/projects",
                        Map.of("name", name, "description", "", "visibility", "private", "isRestricted", true))
                .expect(200)
                .text("/project/id");
        return new Project(id, name, root);
    }

    private String refusal(Project project, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("projectId", project.id(), "runCommand", "x.py"));
        body.putAll(more);
        return root.api().post(JOBS, body).expect(400).text("/errors/0");
    }

    private void mark(Environment environment, String revision, boolean isRestricted) {
        root.api()
                .patch(environment.revisions() + "/" + revision, Map.of("isRestricted", isRestricted))
                .expect(200);
    }

    private static String revisionOf(Job job) {
        Server server = Server.running();
        return server.bean(JobEnvironments.class)
                .revision(server.bean(JobRecords.class).get(new JobId(job.id())))
                .value();
    }
}
