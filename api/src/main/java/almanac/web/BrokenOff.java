package almanac.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Cuts the connection when an answer fails in the middle: the failure can no longer be told, and no client may take the
 * half for the whole.
 */
@Component
class BrokenOff implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(BrokenOff.class);

    /** Leaves the servlet after the answer has begun, which makes Tomcat close the connection. */
    static final class Cut extends RuntimeException {

        Cut() {
            super("an answer was broken off", null, false, false);
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception fault) {
        if (!response.isCommitted()) {
            return null;
        }
        if (request.getAttribute(Failures.REFUSAL) != null) {
            return new ModelAndView(); // it is told where the container ends the exchange
        }
        if (HangUp.hasRefused(request)) {
            log.info("The body of {} {} ended before its end", request.getMethod(), request.getRequestURI());
            return new ModelAndView(); // the page of failures tells the client, if it is still there
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
            return new ModelAndView(); // the client is gone
        }
        log.warn(
                "The answer to {} {} is broken off: {}",
                request.getMethod(),
                request.getRequestURI(),
                fault.toString());
        throw new Cut();
    }
}
