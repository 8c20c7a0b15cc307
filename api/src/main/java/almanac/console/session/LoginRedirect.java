package almanac.console.session;

import almanac.security.ConsoleLogins;
import almanac.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a browser without a session to the login, and from there to the page that it wanted. */
final class LoginRedirect implements AuthenticationEntryPoint {

    /** Parameter with the path of the page that was wanted. */
    static final String TO = "to";

    /** Pages that a login leads to: those of the console, and none of another server. */
    private static final Pattern PAGE =
            Pattern.compile(Pattern.quote(ConsoleLogins.PATH) + "([/?][^\\\\{}\\p{Cntrl}]*)?");

    private static final String HTMX = "HX-Request";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        String login = request.getContextPath() + ConsoleSecurityConfiguration.LOGIN;
        if (request.getHeader(HTMX) != null) { // the page is there already, and goes as a whole
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", login);
        } else if (request.getMethod().equals(HttpMethod.GET.name())) {
            response.sendRedirect(login + "?" + TO + "=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8));
        } else {
            response.sendRedirect(login);
        }
    }

    private static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        return RequestPath.of(request) + (query == null ? "" : "?" + query);
    }

    /** Returns the page that a login leads to: the given one, if it is one of the console. */
    static String page(@Nullable String wanted) {
        return wanted != null && PAGE.matcher(wanted).matches() && !wanted.contains("//") ? wanted : ConsoleLogins.PATH;
    }
}
