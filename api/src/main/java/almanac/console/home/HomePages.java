package almanac.console.home;

import almanac.audit.query.AuditEventV1;
import almanac.audit.query.AuditFilter;
import almanac.audit.query.AuditOrder;
import almanac.audit.query.AuditQuery.ListAuditEvents;
import almanac.console.ConsolePages;
import almanac.console.PagePart;
import almanac.console.PageParts;
import almanac.job.query.JobDetailsV1;
import almanac.job.query.JobQuery.ListRecentJobs;
import almanac.job.query.RequestedJob;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.projection.ProjectionQuery.ListProjections;
import almanac.projection.ProjectionV1;
import almanac.row.Page;
import almanac.row.Window;
import almanac.user.query.UserQuery.GetSelf;
import java.util.List;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows what runs now, what happened last, and whether anything is wrong. */
@ConsolePages
class HomePages {

    private static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null, null, null, null);
    private static final AuditOrder NEWEST_FIRST = AuditOrder.of("-timestamp");
    private static final Window LATEST = new Window(0, 10);

    /** Seconds by which a projection may be behind the log. */
    private static final double LAG = 10;

    private final Dispatch dispatch;
    private final PageParts parts;
    private final HealthEndpoint health;

    HomePages(Dispatch dispatch, PageParts parts, HealthEndpoint health) {
        this.dispatch = dispatch;
        this.parts = parts;
        this.health = health;
    }

    @GetMapping
    String home(Caller caller, Model model) {
        model.addAttribute(
                "self", dispatch.ask(new GetSelf(caller.user()), caller).value());
        now(caller, model);
        return "home/home";
    }

    /** Answers with the parts of the page that change while it is looked at. */
    @GetMapping("/now")
    String now(Caller caller, Model model) {
        List<JobDetailsV1> jobs = dispatch.ask(new ListRecentJobs(caller.user()), caller)
                .map(RequestedJob::job)
                .items();
        model.addAttribute(
                "running",
                jobs.stream().filter(job -> !job.status().isCompleted()).toList());
        model.addAttribute(
                "ended",
                jobs.stream()
                        .filter(job -> job.status().isCompleted())
                        .limit(LATEST.limit())
                        .toList());
        PagePart<Page<AuditEventV1>> events = parts.ask(new ListAuditEvents(ALL, NEWEST_FIRST, LATEST), caller);
        model.addAttribute("events", events);
        model.addAttribute("projections", parts.of(() -> troubled(dispatch.ask(new ListProjections(), caller))));
        model.addAttribute("health", health.health().getStatus().getCode());
        return "home/now";
    }

    private static List<ProjectionV1> troubled(Page<ProjectionV1> projections) {
        return projections.items().stream().filter(HomePages::isTroubled).toList();
    }

    private static boolean isTroubled(ProjectionV1 projection) {
        return !projection.isRunning() || projection.deadLetters() > 0 || projection.lagSeconds() > LAG;
    }
}
