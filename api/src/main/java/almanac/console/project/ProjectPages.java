package almanac.console.project;

import almanac.console.ConsolePages;
import almanac.console.Link;
import almanac.console.PagePart;
import almanac.console.PageParts;
import almanac.console.Pager;
import almanac.console.People;
import almanac.dataset.query.DatasetFilter;
import almanac.dataset.query.DatasetQuery.ListDatasets;
import almanac.environment.query.EnvironmentQuery.ListUsableEnvironments;
import almanac.hardwaretier.query.HardwareTierQuery.ListUsableTiers;
import almanac.job.query.JobFilter;
import almanac.job.query.JobOrder;
import almanac.job.query.JobQuery.ListJobs;
import almanac.job.query.JobV1;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.project.query.ProjectQuery.FindNamedProject;
import almanac.project.query.ProjectQuery.GetProject;
import almanac.project.query.ProjectQuery.ListProjects;
import almanac.project.query.ProjectV1;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.web.Paged;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the projects that the caller may see, and of each what is in it; starts jobs. */
@ConsolePages
class ProjectPages {

    private static final JobFilter ALL_JOBS = new JobFilter(JobFilter.Status.ALL, false, null);
    private static final JobOrder NEWEST_FIRST = new JobOrder(JobOrder.Field.NUMBER, false, null);
    static final Link LIST = Link.to("Projects", "/console/projects");
    private static final Window LATEST = new Window(0, 10);

    /** Most datasets that the page of a project lists. */
    private static final Window DATASETS = new Window(0, 50);

    private final Dispatch dispatch;
    private final PageParts parts;
    private final People people;
    private final IdSource ids;

    ProjectPages(Dispatch dispatch, PageParts parts, People people, IdSource ids) {
        this.dispatch = dispatch;
        this.parts = parts;
        this.people = people;
        this.ids = ids;
    }

    @GetMapping("/projects")
    String list(@Paged(usual = 50) Window window, Caller caller, HttpServletRequest request, Model model) {
        Page<ProjectV1> page = dispatch.ask(new ListProjects(caller.user(), window), caller);
        model.addAttribute("projects", page.items());
        model.addAttribute("pager", Pager.of(request, window, page));
        return "project/list";
    }

    /** Leads to the project of that name. */
    @GetMapping("/projects/find")
    String find(@RequestParam @Nullable String owner, @RequestParam @Nullable String name, Caller caller) {
        FindNamedProject query = new FindNamedProject(
                caller.user(), Objects.requireNonNullElse(owner, ""), Objects.requireNonNullElse(name, ""));
        return "redirect:/console/projects/" + dispatch.ask(query, caller).id();
    }

    @GetMapping("/projects/{project}")
    String project(@PathVariable ProjectId project, Caller caller, Model model) {
        Versioned<ProjectV1> found = dispatch.get(new GetProject(project), caller);
        ProjectV1 shown = found.value();
        Caller now = caller.asItIs();
        PagePart<Page<JobV1>> jobs = parts.ask(new ListJobs(project, ALL_JOBS, NEWEST_FIRST, LATEST), now);
        model.addAttribute("way", List.of(LIST));
        model.addAttribute("project", shown);
        model.addAttribute("jobs", jobs);
        model.addAttribute(
                "datasets", parts.ask(new ListDatasets(now.user(), DatasetFilter.of(project), DATASETS), now));
        model.addAttribute("tiers", parts.ask(new ListUsableTiers(project), now));
        model.addAttribute("environments", parts.ask(new ListUsableEnvironments(project, now.user()), now));
        model.addAttribute("names", people.names(peopleOf(shown, jobs), now));
        return "project/project";
    }

    private static Stream<String> peopleOf(ProjectV1 project, PagePart<Page<JobV1>> jobs) {
        Stream<JobV1> shown = jobs.value() == null ? Stream.empty() : jobs.value().items().stream();
        return Stream.concat(
                project.collaborators().stream().map(member -> member.id().value()),
                shown.map(job -> job.startedById().value()));
    }

    @PostMapping("/projects/{project}/jobs")
    String start(@PathVariable ProjectId project, @Valid NewJobForm form, Caller caller) {
        dispatch.send(form.toCommand(new JobId(ids.next()), project, caller.user()), caller);
        return "redirect:/console/projects/" + project + "#jobs";
    }
}
