package almanac.console.session;

import almanac.console.FailurePages;
import almanac.role.ForRole;
import almanac.role.Role;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Answers a form without the token of its session: it came from another site, or from before a login. */
@Component
@ForRole(Role.API)
class RefusedForms implements AccessDeniedHandler {

    private static final String SENTENCE = "This form is not of your session, and nothing was changed: "
            + "go back, load the page again, and send the form once more";

    private final FailurePages pages;

    RefusedForms(FailurePages pages) {
        this.pages = pages;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws ServletException {
        try {
            pages.write(HttpStatus.FORBIDDEN, SENTENCE, request, response);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
