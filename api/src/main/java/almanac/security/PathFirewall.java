package almanac.security;

import almanac.web.RawPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Refuses paths that could be read in two ways, except within the path of a file, where percent signs, semicolons and
 * the like are parts of names: {@link RawPath} takes that apart itself, and nothing else does.
 */
@Component
class PathFirewall implements HttpFirewall {

    private final HttpFirewall strict = new StrictHttpFirewall();

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return RawPath.endsPathOf(request) ? new AsItIs(request) : strict.getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return strict.getFirewalledResponse(response);
    }

    private static final class AsItIs extends FirewalledRequest {

        AsItIs(HttpServletRequest request) {
            super(request);
        }

        @Override
        public void reset() {
            // nothing was changed
        }
    }
}
