package almanac.console.audit;

import almanac.audit.api.AuditEventsRequest;
import almanac.audit.api.AuditReader;
import almanac.audit.query.AuditEventV1;
import almanac.console.ConsolePages;
import almanac.console.Pager;
import almanac.messaging.Caller;
import almanac.row.Page;
import almanac.row.Window;
import almanac.web.CsvAnswers;
import almanac.web.Paged;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Shows the audit trail: which user did what, and what was refused to which user. */
@ConsolePages
class AuditPages {

    private final AuditReader trail;

    AuditPages(AuditReader trail) {
        this.trail = trail;
    }

    @GetMapping("/audit")
    String trail(
            @Valid @ModelAttribute("filter") AuditEventsRequest filter,
            @Paged(usual = 50) Window window,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        Page<AuditEventV1> page = trail.page(filter, window, caller);
        model.addAttribute("events", page.items());
        model.addAttribute("pager", Pager.of(request, window, page));
        model.addAttribute("query", request.getQueryString());
        return "audit/trail";
    }

    @GetMapping(
            path = "/audit.csv",
            produces = {CsvAnswers.TYPE, MediaType.ALL_VALUE})
    void file(@Valid AuditEventsRequest filter, Caller caller, HttpServletResponse response) {
        trail.writeCsv(filter, 0, null, caller, response);
    }
}
