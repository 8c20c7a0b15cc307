package almanac.console.operation;

import almanac.console.ConsolePages;
import almanac.console.Link;
import almanac.console.Pager;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.projection.DeadLetterV1;
import almanac.projection.ProjectionCommand.DiscardDeadLetter;
import almanac.projection.ProjectionCommand.RetryDeadLetters;
import almanac.projection.ProjectionQuery.GetDeadLetter;
import almanac.projection.ProjectionQuery.ListDeadLetters;
import almanac.row.Page;
import almanac.row.Window;
import almanac.web.Paged;
import almanac.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows the events that a projection could not fold, tries them again and gives them up. */
@ConsolePages
class DeadLetterPages {

    private static final String LETTERS = "/operations/projections/{projection}/dead-letters";
    private static final String TO_LETTERS = "redirect:/console" + LETTERS;

    /** Most streams that are tried again at once, as by the API. */
    private static final int STREAMS = 100;

    private final Dispatch dispatch;

    DeadLetterPages(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record DiscardForm(
            @NotNull @NotBlank @Size(max = Texts.LINE) String reason) {}

    @GetMapping(LETTERS)
    String list(
            @PathVariable String projection,
            @Paged(usual = 50) Window window,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        Page<DeadLetterV1> page = dispatch.ask(new ListDeadLetters(projection, window), caller);
        model.addAttribute("way", List.of(OperationPages.OPERATIONS));
        model.addAttribute("projection", projection);
        model.addAttribute("letters", page.items());
        model.addAttribute("pager", Pager.of(request, window, page));
        return "operation/dead-letters";
    }

    @GetMapping(LETTERS + "/{letter}")
    String letter(@PathVariable String projection, @PathVariable String letter, Caller caller, Model model) {
        Link letters = Link.to("Dead letters of " + projection, "/console" + LETTERS, projection);
        model.addAttribute("way", List.of(OperationPages.OPERATIONS, letters));
        model.addAttribute("projection", projection);
        model.addAttribute("letter", dispatch.ask(new GetDeadLetter(projection, letter), caller));
        return "operation/dead-letter";
    }

    @PostMapping(LETTERS + "/retry")
    String retryAll(@PathVariable String projection, Caller caller, RedirectAttributes to) {
        dispatch.send(new RetryDeadLetters(projection, null, STREAMS), caller);
        return toLetters(projection, to);
    }

    @PostMapping(LETTERS + "/{letter}/retry")
    String retry(@PathVariable String projection, @PathVariable String letter, Caller caller, RedirectAttributes to) {
        dispatch.send(new RetryDeadLetters(projection, letter, 1), caller);
        return toLetters(projection, to);
    }

    @PostMapping(LETTERS + "/{letter}/discard")
    String discard(
            @PathVariable String projection,
            @PathVariable String letter,
            @Valid DiscardForm form,
            Caller caller,
            RedirectAttributes to) {
        dispatch.send(new DiscardDeadLetter(projection, letter, form.reason()), caller);
        return toLetters(projection, to);
    }

    private static String toLetters(String projection, RedirectAttributes to) {
        to.addAttribute("projection", projection);
        return TO_LETTERS;
    }
}
