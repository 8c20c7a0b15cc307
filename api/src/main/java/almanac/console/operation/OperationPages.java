package almanac.console.operation;

import almanac.console.ConsolePages;
import almanac.console.Link;
import almanac.console.Pager;
import almanac.console.People;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.operation.event.RunKind;
import almanac.projection.ProjectionCommand.CancelRun;
import almanac.projection.ProjectionCommand.DropFormerTables;
import almanac.projection.ProjectionCommand.StartRun;
import almanac.projection.ProjectionQuery.GetRun;
import almanac.projection.ProjectionQuery.ListProjections;
import almanac.projection.ProjectionQuery.ListRuns;
import almanac.projection.ProjectionRunV1;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.RunId;
import almanac.web.Paged;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows how far each projection is, and its runs; starts and cancels runs. */
@ConsolePages
class OperationPages {

    static final Link OPERATIONS = Link.to("Operations", "/console/operations");

    private final Dispatch dispatch;
    private final People people;
    private final IdSource ids;

    OperationPages(Dispatch dispatch, People people, IdSource ids) {
        this.dispatch = dispatch;
        this.people = people;
        this.ids = ids;
    }

    @GetMapping("/operations")
    String operations(@Paged(usual = 10) Window window, Caller caller, HttpServletRequest request, Model model) {
        Page<ProjectionRunV1> runs = dispatch.ask(new ListRuns(window), caller);
        model.addAttribute("runs", runs.items());
        model.addAttribute("pager", Pager.of(request, window, runs));
        projections(caller, model);
        return "operation/operations";
    }

    /** Answers with the part of the page that changes while it is looked at. */
    @GetMapping("/operations/projections")
    String projections(Caller caller, Model model) {
        model.addAttribute(
                "projections", dispatch.ask(new ListProjections(), caller).items());
        return "operation/projections";
    }

    @PostMapping("/operations/projections/{projection}/verify")
    String verify(@PathVariable String projection, Caller caller) {
        return start(projection, RunKind.VERIFY, caller);
    }

    @PostMapping("/operations/projections/{projection}/rebuild")
    String rebuild(
            @PathVariable String projection, @RequestParam(defaultValue = "false") boolean dryRun, Caller caller) {
        return start(projection, dryRun ? RunKind.DRY_RUN : RunKind.REBUILD, caller);
    }

    @PostMapping("/operations/projections/{projection}/drop-former")
    String dropFormer(@PathVariable String projection, Caller caller) {
        dispatch.send(new DropFormerTables(projection), caller);
        return "redirect:/console/operations";
    }

    @GetMapping("/operations/runs/{run}")
    String run(@PathVariable RunId run, Caller caller, Model model) {
        progress(run, caller, model);
        return "operation/run";
    }

    /** Answers with the progress of a run alone. */
    @GetMapping("/operations/runs/{run}/progress")
    String progress(@PathVariable RunId run, Caller caller, Model model) {
        ProjectionRunV1 shown = dispatch.ask(new GetRun(run), caller);
        model.addAttribute("way", List.of(OPERATIONS));
        model.addAttribute("run", shown);
        model.addAttribute("names", people.names(Stream.of(shown.askedBy()), caller));
        return "operation/progress";
    }

    @PostMapping("/operations/runs/{run}/cancel")
    String cancel(@PathVariable RunId run, Caller caller) {
        dispatch.send(new CancelRun(run), caller);
        return "redirect:/console/operations/runs/" + run;
    }

    private String start(String projection, RunKind kind, Caller caller) {
        RunId run = new RunId(ids.next());
        dispatch.send(new StartRun(run, projection, kind), caller);
        return "redirect:/console/operations/runs/" + run;
    }
}
