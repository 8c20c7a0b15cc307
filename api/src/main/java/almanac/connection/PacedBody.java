package almanac.connection;

import almanac.connection.Bulkhead.Place;
import almanac.shared.ErrorCode;
import almanac.web.Failures;
import almanac.web.ForwardedStream;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * Body on its way in. A request that had to wait for a part of it goes on when the bulkhead has a place for it again.
 */
final class PacedBody extends ForwardedStream {

    private final HttpServletRequest request;
    private final ServletInputStream body;
    private final Place place;

    PacedBody(HttpServletRequest request, Place place) throws IOException {
        this(request, request.getInputStream(), place);
    }

    private PacedBody(HttpServletRequest request, ServletInputStream body, Place place) {
        super(body);
        this.request = request;
        this.body = body;
        this.place = place;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = received(into, offset, length);
        place.retake();
        return read;
    }

    /** Tomcat ends an exchange whose body broke off with an error page, whatever the application makes of it. */
    private int received(byte[] into, int offset, int length) throws IOException {
        try {
            return body.read(into, offset, length);
        } catch (IOException end) {
            if (Connection.current().filter(Connection::isCut).isPresent()) {
                request.setAttribute(Failures.REFUSAL, ErrorCode.BODY_TOO_SLOW.with());
            }
            throw end;
        }
    }
}
