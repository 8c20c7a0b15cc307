package almanac.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;

/**
 * Tells requests whose bodies were cut off from others. Tomcat refuses such a request as soon as its body is read, and
 * leaves what it met in the request; nothing that is answered afterwards is sent.
 */
final class HangUp {

    private HangUp() {}

    /** Tells whether Tomcat has refused the request while its body was read. */
    static boolean hasRefused(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
    }

    /** Tells whether the body ended, or the client went silent; a body that cannot be understood is something else. */
    static boolean isOf(HttpServletRequest request) {
        Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return fault instanceof ClientAbortException
                || (fault instanceof IOException && !(fault instanceof BadRequestException));
    }
}
