package almanac.console.session;

import almanac.console.ConsolePages;
import almanac.security.ConsoleLogins;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Logs in and out. Without a login it shows what this is, where the API is described, and how to get a key. */
@ConsolePages
class SessionPages {

    private static final String FORM = "session/login";

    private final ConsoleLogins logins;

    SessionPages(ConsoleLogins logins) {
        this.logins = logins;
    }

    @GetMapping("/login")
    String form(@RequestParam(required = false) @Nullable String to, Model model) {
        return form(LoginRedirect.page(to), false, model);
    }

    private static String form(String to, boolean isRefused, Model model) {
        model.addAttribute(LoginRedirect.TO, to);
        model.addAttribute("isRefused", isRefused);
        return FORM;
    }

    @PostMapping("/login")
    String logIn(
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String page = LoginRedirect.page(to);
        if (logins.open(secret, request, response)) {
            return "redirect:" + page;
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        return form(page, true, model);
    }

    @PostMapping("/logout")
    String logOut(HttpServletRequest request, HttpServletResponse response) {
        logins.close(request, response);
        return "redirect:" + ConsoleSecurityConfiguration.LOGIN;
    }
}
