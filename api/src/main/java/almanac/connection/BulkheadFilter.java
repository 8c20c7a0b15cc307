package almanac.connection;

import almanac.connection.Bulkhead.Place;
import almanac.shared.DomainException;
import almanac.web.Failures;
import almanac.web.StreamedBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request a place in the bulkhead, which the request has only while its client keeps up. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BulkheadFilter extends OncePerRequestFilter {

    private final Bulkhead bulkhead;
    private final List<StreamedBody> streamed;
    private final Failures failures;

    BulkheadFilter(Bulkhead bulkhead, ObjectProvider<StreamedBody> streamed, Failures failures) {
        this.bulkhead = bulkhead;
        this.streamed = streamed.stream().toList();
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Place place;
        try {
            place = bulkhead.take();
        } catch (DomainException busy) {
            failures.write(request, response, busy);
            return;
        }
        Optional<Connection> connection = Connection.current();
        if (streamed.stream().anyMatch(bodies -> bodies.isIn(request))) {
            connection.ifPresent(Connection::expectUpload);
        }
        connection.ifPresent(it -> it.worksIn(place));
        try (place) {
            chain.doFilter(new PacedRequest(request, place), response);
        } finally {
            connection.ifPresent(it -> it.worksIn(null));
        }
    }

    private static final class PacedRequest extends HttpServletRequestWrapper {

        private final Place place;

        PacedRequest(HttpServletRequest request, Place place) {
            super(request);
            this.place = place;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new PacedBody((HttpServletRequest) getRequest(), place);
        }
    }
}
