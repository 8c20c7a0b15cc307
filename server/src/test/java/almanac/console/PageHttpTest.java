package almanac.console;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Given.ProjectFile;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.web.Wire;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every page of the console has in common, and what each one shows to which reader. */
class PageHttpTest {

    private static final Someone ANA = Someone.called("ana");
    private static final Someone BO = Someone.called("bo");
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;";

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/console-assets/[^\"]+)\"");

    private static String page(Tab tab, String path, int status) {
        HttpResponse<String> answer = tab.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        return answer.body();
    }

    @Test
    void no_page_has_a_script_or_a_style_in_it_and_none_is_kept_by_the_browser() {
        Project project = Given.aPrivateProjectOf(ANA);
        Tab tab = Tab.of(ANA);
        for (String path : List.of(
                "/console",
                "/console/login",
                "/console/projects",
                "/console/projects/" + project.id(),
                "/console/projects/" + project.id() + "/files",
                "/console/audit",
                "/console/operations",
                "/console/administration/users",
                "/console/no-such-page")) {
            HttpResponse<String> answer = tab.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(answer.body())
                    .contains("<html lang=\"en\">", "<a class=\"skip\" href=\"#main\">", "<main id=\"main\"")
                    .doesNotContainPattern("(?i)<style|<script(?![^>]* src=)[^>]*>|\\son\\w+=|\\sstyle=")
                    .doesNotContain("https://", "th:");
        }
    }

    @Test
    void every_form_that_changes_something_carries_a_token() {
        Project project = Given.aPrivateProjectOf(ANA);
        String body = page(Tab.of(ANA), "/console/projects/" + project.id(), 200);
        assertThat(Pattern.compile("<form[^>]*method=\"post\"")
                        .matcher(body)
                        .results()
                        .count())
                .isEqualTo(Pattern.compile("name=\"_csrf\"")
                        .matcher(body)
                        .results()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void assets_are_small_and_kept_for_good() {
        String body = page(Tab.at(Server.running()), "/console/login", 200);
        List<String> linked =
                ASSET.matcher(body).results().map(link -> link.group(1)).toList();
        assertThat(linked).hasSizeGreaterThanOrEqualTo(4);
        String folder = linked.getFirst().replaceAll("[^/]*$", "");
        long bytes = Stream.concat(
                        linked.stream(),
                        Stream.of("sse.js", "uPlot.iife.min.js", "uPlot.min.css")
                                .map(file -> folder + file))
                .distinct()
                .mapToLong(path -> {
                    HttpResponse<byte[]> asset = Wire.get(path);
                    assertThat(asset.statusCode()).as(path).isEqualTo(200);
                    assertThat(asset.headers().firstValue("Cache-Control").orElse(""))
                            .contains("max-age=31536000", "immutable");
                    return asset.body().length;
                })
                .sum();
        assertThat(bytes).isBetween(50_000L, 300_000L);
        assertThat(Wire.get("/console-assets/no-such-file").statusCode()).isEqualTo(404);
    }

    @Test
    void hostile_texts_are_shown_as_they_are() {
        Project project = Given.aPrivateProjectOf(ANA);
        ANA.api()
                .post(
                        "/api/jobs/v1/jobs",
                        Map.of("projectId", project.id(), "runCommand", "echo " + HOSTILE, "title", HOSTILE))
                .expect(200);
        Tab tab = Tab.of(ANA);
        for (String path : List.of("/console", "/console/projects/" + project.id())) {
            assertThat(page(tab, path, 200))
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert", "<img src=x");
        }
        String reflected = page(tab, "/console/projects/" + project.id() + "/file?path=%3Cscript%3Ealert(1)", 200);
        assertThat(reflected).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    }

    @Test
    void projects_are_listed_by_pages_to_those_who_may_see_them() {
        Project project = Given.aPrivateProjectOf(ANA);
        Project other = Given.aPrivateProjectOf(ANA);
        Tab ana = Tab.of(ANA);
        assertThat(page(ana, "/console/projects?limit=1", 200))
                .contains("1 to 1 of ", "href=\"/console/projects?limit=1&amp;offset=1\"", ">Next</a>")
                .doesNotContain(">Previous</a>");
        assertThat(page(ana, "/console/projects?limit=10000", 200)).contains(project.name(), other.name());
        Tab bo = Tab.of(BO);
        assertThat(page(bo, "/console/projects?limit=10000", 200)).doesNotContain(project.name());
        assertThat(page(bo, "/console/projects?limit=0", 400)).contains("must be greater than or equal to 1");
        assertThat(ana.get("/console/projects/find?owner=" + ANA.userName() + "&name=" + project.name())
                        .headers()
                        .firstValue("Location"))
                .hasValue("/console/projects/" + project.id());
    }

    @Test
    void a_project_is_shown_to_its_people_and_to_no_outsider() {
        Project project = Given.withCollaborator(Given.aPrivateProjectOf(ANA), BO.id(), "contributor");
        Given.Dataset dataset = Given.aDatasetIn(project);
        Given.aJobIn(project);
        for (Someone reader : List.of(ANA, BO)) {
            assertThat(page(Tab.of(reader), "/console/projects/" + project.id(), 200))
                    .contains(project.name(), "Contributor", BO.userName(), "Start a job", "#1");
        }
        assertThat(page(Tab.of(ANA), "/console/projects/" + project.id(), 200)).contains(dataset.name());
        Tab outsider = Tab.of(Someone.called("cy"));
        assertThat(page(outsider, "/console/projects/" + project.id(), 404))
                .contains("Could not find project")
                .doesNotContain(project.name());
        assertThat(page(outsider, "/console/projects/no-id", 400)).contains("project: ");
    }

    @Test
    void files_are_shown_at_any_commit() {
        ProjectFile file = Given.aFileOf(Given.aPrivateProjectOf(ANA));
        String files = "/console/projects/" + file.project().id();
        Tab tab = Tab.of(ANA);
        assertThat(page(tab, files + "/files", 200)).contains(file.name(), "the last one");
        String shown = page(tab, files + "/file?commit=" + file.commit() + "&path=" + file.name(), 200);
        assertThat(shown).contains("<pre", file.commit().substring(0, 8));
        HttpResponse<String> raw = tab.get(files + "/raw?commit=" + file.commit() + "&path=" + file.name());
        assertThat(raw.statusCode()).isEqualTo(200);
        assertThat(raw.headers().allValues("Content-Security-Policy")).contains("sandbox");
        assertThat(shown).contains(raw.body().strip());
        assertThat(page(tab, files + "/files?path=no-such-folder", 200)).doesNotContain(file.name());
        assertThat(page(tab, files + "/file?path=no-such-file", 200)).contains("class=\"refusal\"");
    }

    @Test
    void the_trail_is_for_those_who_may_audit() {
        Someone auditor = Someone.withRoles("auditor", List.of("SysAdmin"));
        Project project = Given.aPrivateProjectOf(ANA);
        Server.running().awaitTrail();
        Tab tab = Tab.of(auditor);
        assertThat(page(
                        tab,
                        "/console/audit?event=Project+Created&actorName=&withinProjectName=" + project.name(),
                        200))
                .contains(project.name(), ANA.userName(), "/console/audit.csv?event=Project+Created");
        HttpResponse<String> csv =
                tab.get("/console/audit.csv?event=Project+Created&withinProjectName=" + project.name());
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines()).hasSize(2);
        assertThat(page(tab, "/console/audit?startTimestamp=yesterday", 400)).contains("startTimestamp");
        assertThat(page(Tab.of(ANA), "/console/audit", 403)).contains("You are not allowed to do this");
    }

    @Test
    void operations_are_for_those_who_may_audit_and_change_for_those_who_operate() {
        Tab boss = Tab.of(Someone.withRoles("boss", List.of("SysAdmin")));
        assertThat(page(boss, "/console/operations", 200)).contains("Projections", "access-keys");
        assertThat(page(boss, "/console/operations/projections/goals/dead-letters", 400))
                .contains("no dead letters");
        assertThat(page(boss, "/console/operations/runs/0123456789abcdef01234567", 404))
                .contains("class=\"refusal\"");
        Tab ana = Tab.of(ANA);
        for (String path : List.of(
                "/console/operations",
                "/console/operations/projections",
                "/console/operations/runs/0123456789abcdef01234567",
                "/console/operations/projections/audit-trail/dead-letters")) {
            assertThat(page(ana, path, 403)).contains("You are not allowed");
        }
        page(ana, "/console", 200);
        assertThat(ana.post("/console/operations/projections/goals/verify", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void administrators_see_accounts_and_others_see_none() {
        Someone boss = Someone.withRoles("boss", List.of("SysAdmin"));
        Tab tab = Tab.of(boss);
        assertThat(page(tab, "/console/administration", 200)).contains("/console/administration/users");
        assertThat(page(tab, "/console/administration/users?limit=10000", 200))
                .contains(boss.userName(), ANA.userName(), "Sys admin");
        assertThat(page(tab, "/console/administration/users?limit=1", 200)).contains("1 to 1 of ", ">Next</a>");
        assertThat(page(tab, "/console/administration/tiers?archived=true", 200))
                .contains("Cents per minute");
        assertThat(page(tab, "/console/administration/environments", 200)).contains("Environments");
        assertThat(page(tab, "/console/administration/organizations?name=%3Cscript%3Ealert(1)%3C/script%3E", 200))
                .contains("No organization has such a name", "value=\"&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
        Tab ana = Tab.of(ANA);
        for (String list : List.of("users", "organizations")) {
            assertThat(page(ana, "/console/administration/" + list, 403))
                    .contains("You are not allowed")
                    .doesNotContain(boss.userName());
        }
    }

    @Test
    void home_shows_each_reader_what_that_one_may_see() {
        assertThat(page(Tab.of(Someone.withRoles("boss", List.of("SysAdmin"))), "/console", 200))
                .contains("What runs now", "Latest events")
                .doesNotContain("You are not allowed");
        assertThat(page(Tab.of(ANA), "/console", 200))
                .contains("What runs now", "You are not allowed")
                .doesNotContain("Latest events");
    }
}
