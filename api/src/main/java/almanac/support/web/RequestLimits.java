package almanac.support.web;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large, however they are sent and coded, and parameters that cannot be stored. Comes before anything
 * that might read a body. What is read piece by piece ({@link StreamedBody}) may have any length.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestLimits extends OncePerRequestFilter {

    private static final String AS_IT_IS = "identity";

    private final long largestBody;
    private final Failures failures;
    private final List<StreamedBody> streamed;

    RequestLimits(
            @Value("${almanac.http.largest-body:1MB}") DataSize largestBody,
            Failures failures,
            ObjectProvider<StreamedBody> streamed) {
        this.largestBody = largestBody.toBytes();
        this.failures = failures;
        this.streamed = streamed.stream().toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean isStreamed = streamed.stream().anyMatch(bodies -> bodies.isIn(request));
        String coding = coding(request);
        boolean isDecodedHere = !coding.isEmpty() && !isStreamed && GzippedBody.reads(coding);
        DomainException refusal = refusal(request, isStreamed);
        if (refusal != null) {
            failures.write(request, response, refusal);
        } else if (!coding.isEmpty() && !isDecodedHere) {
            refuse(coding, isStreamed, request, response);
        } else if (isStreamed) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new LimitedRequest(isDecodedHere ? new GzippedBody(request) : request), response);
        }
    }

    /** Empty when the body is sent as it is, or its reader minds how it is coded. */
    private String coding(HttpServletRequest request) {
        String coding = String.join(",", Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)))
                .strip()
                .toLowerCase(Locale.ROOT);
        return coding.equals(AS_IT_IS) || streamed.stream().anyMatch(bodies -> bodies.isDecodedByReader(request))
                ? ""
                : coding;
    }

    /** A file is not inflated: what a few bytes may become has no bound there but the disk. */
    private void refuse(String coding, boolean isStreamed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, isStreamed ? AS_IT_IS : "gzip");
        failures.write(
                request,
                response,
                ErrorCode.CODING_NOT_READ.with(isStreamed ? "as it is" : "as it is or as gzip", coding));
    }

    private @Nullable DomainException refusal(HttpServletRequest request, boolean isStreamed) {
        if (!isStreamed && request.getContentLengthLong() > largestBody) {
            return tooLarge();
        }
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> !Arrays.stream(parameter.getValue()).allMatch(Characters::areStorable))
                .findFirst()
                .map(parameter -> ErrorCode.INVALID_VALUE.with(parameter.getKey(), Characters.REFUSAL))
                .orElse(null);
    }

    private DomainException tooLarge() {
        return ErrorCode.INVALID_VALUE.with("body", "is larger than %d bytes".formatted(largestBody));
    }

    private final class LimitedRequest extends HttpServletRequestWrapper {

        LimitedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream());
        }
    }

    private final class LimitedStream extends ServletInputStream {

        private final ServletInputStream stream;
        private long left = largestBody;

        LimitedStream(ServletInputStream stream) {
            this.stream = stream;
        }

        @Override
        public int read() throws IOException {
            int next = stream.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = stream.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }
}
