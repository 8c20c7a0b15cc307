package almanac.console;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Given;
import almanac.server.Given.Project;
import almanac.server.Given.ProjectFile;
import almanac.server.Server;
import almanac.server.Someone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The console as a browser shows it. */
@ResourceLock(Browser.LOCK)
class PageBrowserTest {

    private static final String HOSTILE = "<script>document.title = 'taken'</script>";

    @Test
    void a_reader_logs_in_starts_a_job_and_logs_out() {
        Someone ana = Someone.called("ana");
        Project project = Given.aPrivateProjectOf(ana);
        Browser browser = Browser.fresh();
        browser.open("/console/projects/" + project.id());
        assertThat(browser.path()).isEqualTo("/console/login");
        browser.type("secret", ana.key());
        browser.press("Log in");
        assertThat(browser.path()).isEqualTo("/console/projects/" + project.id());
        browser.find("summary").click();
        browser.type("runCommand", "python train.py " + HOSTILE);
        browser.press("Start");
        browser.await("#1 python train.py " + HOSTILE);
        assertThat(browser.run("return document.title")).isEqualTo(project.name() + " · Almanac");
        browser.press("Log out");
        assertThat(browser.path()).isEqualTo("/console/login");
        browser.open("/console/projects");
        assertThat(browser.path()).isEqualTo("/console/login");
    }

    @Test
    void home_shows_a_job_that_is_started_elsewhere_by_itself() {
        Someone ana = Someone.called("ana");
        Project project = Given.aPrivateProjectOf(ana);
        Browser browser = Browser.fresh();
        browser.logIn(ana);
        browser.await("None of your jobs is waiting or running.");
        String command = "from elsewhere " + Someone.unique("job");
        ana.api()
                .post("/api/jobs/v1/jobs", Map.of("projectId", project.id(), "runCommand", command))
                .expect(200);
        browser.await(command);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void every_page_can_be_read_in_light_and_dark_by_all_and_on_a_telephone() {
        Someone boss = Someone.withRoles("boss", List.of("SysAdmin"));
        ProjectFile file = Given.aFileOf(Given.aPrivateProjectOf(boss));
        Project project = file.project();
        Given.aDatasetIn(project);
        boss.api()
                .post("/api/jobs/v1/jobs", Map.of("projectId", project.id(), "runCommand", "x".repeat(300)))
                .expect(200);
        Server.running().awaitTrail();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/console");
        pages.put("projects", "/console/projects?limit=5");
        pages.put("project", "/console/projects/" + project.id());
        pages.put("files", "/console/projects/" + project.id() + "/files");
        pages.put("file", "/console/projects/%s/file?path=%s".formatted(project.id(), file.name()));
        pages.put("operations", "/console/operations");
        pages.put("users", "/console/administration/users?limit=5");
        pages.put("tiers", "/console/administration/tiers?limit=5");
        pages.put("audit", "/console/audit?limit=10");
        pages.put("failure", "/console/no-such-page");
        Browser browser = Browser.fresh();
        look(browser, "login", "/console/login");
        browser.logIn(boss);
        pages.forEach((name, path) -> look(browser, name, path));
    }

    private static void look(Browser browser, String name, String path) {
        browser.wide();
        browser.light();
        browser.open(path);
        browser.complaints();
        browser.keep(name);
        assertThat(browser.violations()).as(path).isEmpty();
        browser.narrow();
        assertThat(browser.overflow()).as("%s is wider than the window", path).isLessThanOrEqualTo(0);
        browser.dark();
        browser.keep(name + "-narrow-dark");
        assertThat(browser.violations()).as("%s, dark and narrow", path).isEmpty();
        assertThat(browser.complaints()).as(path).isEmpty();
    }
}
