package almanac.console.job;

import almanac.console.ConsolePages;
import almanac.console.Link;
import almanac.console.PageParts;
import almanac.console.People;
import almanac.job.command.JobCommand.StopJob;
import almanac.job.query.JobLogPage;
import almanac.job.query.JobQuery.GetJobRuntime;
import almanac.job.query.JobQuery.GetRequestedJob;
import almanac.job.query.JobQuery.ReadJobLog;
import almanac.job.query.LogTypeV1;
import almanac.job.query.RequestedJob;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.JobId;
import almanac.web.Takes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows a job with what it prints, while it prints it, and why it ended; stops it. */
@ConsolePages
class JobPages {

    /** Most lines of a log that one page shows. */
    private static final int LINES = 1_000;

    private final Dispatch dispatch;
    private final PageParts parts;
    private final People people;

    JobPages(Dispatch dispatch, PageParts parts, People people) {
        this.dispatch = dispatch;
        this.parts = parts;
        this.people = people;
    }

    @GetMapping("/jobs/{job}")
    @Takes(megabytes = 2)
    String job(@PathVariable JobId job, @RequestParam(defaultValue = "0") long after, Caller caller, Model model) {
        RequestedJob shown = dispatch.get(new GetRequestedJob(job), caller).value();
        Caller now = caller.asItIs();
        model.addAttribute("way", List.of(Link.to("Project", "/console/projects/{id}", shown.project())));
        model.addAttribute("runtime", parts.ask(new GetJobRuntime(job), now));
        model.addAttribute(
                "names", people.names(Stream.of(shown.job().startedById().value()), now));
        addStatus(shown, model);
        addLog(job, after, now, model);
        return "job/job";
    }

    /** Answers with the job's status alone. */
    @GetMapping("/jobs/{job}/status")
    String status(@PathVariable JobId job, Caller caller, Model model) {
        addStatus(dispatch.get(new GetRequestedJob(job), caller).value(), model);
        return "job/status";
    }

    /** Answers with the lines after a moment, in nanoseconds since 1970, alone. */
    @GetMapping("/jobs/{job}/log")
    @Takes(megabytes = 2)
    String log(@PathVariable JobId job, @RequestParam(defaultValue = "0") long after, Caller caller, Model model) {
        addLog(job, after, caller, model);
        return "job/log";
    }

    @PostMapping("/jobs/{job}/stop")
    String stop(@PathVariable JobId job, Caller caller) {
        dispatch.send(new StopJob(job, null, caller.user(), false), caller);
        return "redirect:/console/jobs/" + job;
    }

    private static void addStatus(RequestedJob shown, Model model) {
        model.addAttribute("shown", shown);
        model.addAttribute("job", shown.job());
    }

    private void addLog(JobId job, long after, Caller caller, Model model) {
        JobLogPage page = dispatch.ask(new ReadJobLog(job, LogTypeV1.COMPLETE, after, LINES), caller);
        model.addAttribute("id", job);
        model.addAttribute(
                "lines", page.logs().logContent().stream().map(ShownLine::of).toList());
        model.addAttribute("isOver", page.logs().isComplete());
        model.addAttribute("isFull", page.logs().logContent().size() == LINES);
        model.addAttribute("next", page.latestNano() == null ? after : page.latestNano());
    }
}
