package almanac.console.administration;

import almanac.console.ConsolePages;
import almanac.console.Pager;
import almanac.environment.query.EnvironmentQuery.ListEnvironments;
import almanac.hardwaretier.query.HardwareTierQuery.ListHardwareTiers;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.organization.query.OrganizationQuery.ListAllOrganizations;
import almanac.row.Page;
import almanac.row.Window;
import almanac.shared.Query;
import almanac.user.query.UserQuery.ListAccounts;
import almanac.web.Paged;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what administrators look after: users, organizations, hardware tiers and environments. */
@ConsolePages
class AdministrationPages {

    private final Dispatch dispatch;

    AdministrationPages(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @GetMapping("/administration")
    String overview() {
        return "administration/administration";
    }

    @GetMapping("/administration/users")
    String users(@Paged(usual = 50) Window window, Caller caller, HttpServletRequest request, Model model) {
        show("users", new ListAccounts(window), window, caller, request, model);
        return "administration/users";
    }

    @GetMapping("/administration/organizations")
    String organizations(
            @RequestParam @Nullable String name,
            @Paged(usual = 50) Window window,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        String part = name == null ? "" : name;
        model.addAttribute("name", part);
        show("organizations", new ListAllOrganizations(part, window), window, caller, request, model);
        return "administration/organizations";
    }

    @GetMapping("/administration/tiers")
    String tiers(
            @RequestParam(defaultValue = "false") boolean archived,
            @Paged(usual = 50) Window window,
            Caller caller,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("archived", archived);
        show("tiers", new ListHardwareTiers(archived, window), window, caller, request, model);
        return "administration/tiers";
    }

    @GetMapping("/administration/environments")
    String environments(@Paged(usual = 50) Window window, Caller caller, HttpServletRequest request, Model model) {
        show("environments", new ListEnvironments(caller.user(), window), window, caller, request, model);
        return "administration/environments";
    }

    private <T> void show(
            String name, Query<Page<T>> query, Window window, Caller caller, HttpServletRequest request, Model model) {
        Page<T> page = dispatch.ask(query, caller);
        model.addAttribute(name, page.items());
        model.addAttribute("pager", Pager.of(request, window, page));
    }
}
