package almanac.console;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.security.ConsoleLogins;
import almanac.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of the console what its frame needs, and takes fields of forms that are left empty for none. */
@ForRole(Role.API)
@ControllerAdvice(annotations = ConsolePages.class)
class Layout {

    private final ConsoleAssets assets;

    Layout(ConsoleAssets assets) {
        this.assets = assets;
    }

    @InitBinder
    void emptyFieldsAreNone(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }

    @ModelAttribute
    void frame(HttpServletRequest request, Model model) {
        fill(request, model);
    }

    void fill(HttpServletRequest request, Model model) {
        model.addAttribute("assets", assets.path());
        model.addAttribute("show", Shown.INSTANCE);
        model.addAttribute("section", section(request));
        model.addAttribute("isLoggedIn", request.getUserPrincipal() != null);
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken(); // one that is new sets a cookie, which is too late once the page has begun
        }
    }

    /** Returns the first part of the page's path, by which the menu marks where the reader is. */
    private static String section(HttpServletRequest request) {
        String path = RequestPath.of(request);
        String rest =
                path.length() > ConsoleLogins.PATH.length() ? path.substring(ConsoleLogins.PATH.length() + 1) : "";
        return rest.split("[/.]", 2)[0];
    }
}
