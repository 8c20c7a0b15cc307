package almanac.web;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.web.BodyMemory.Share;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large, however they are sent and coded, and parameters that cannot be stored. It comes
 * before any code that might read a body. A body that is read piece by piece ({@link StreamedBody}) may have any
 * length.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RequestLimits extends OncePerRequestFilter {

    private static final String AS_IT_IS = "identity";
    private static final int PART = 8 << 10;

    /** Divisor of the heap: its result bounds the bytes of bodies that are received. */
    private static final int PART_RECEIVED = 16;

    private static final int PART_TAKEN_APART = 64;

    private final BodyLimits limits;
    private final BodyMemory memory;
    private final Failures failures;
    private final List<StreamedBody> streamed;

    RequestLimits(BodyLimits limits, Failures failures, ObjectProvider<StreamedBody> streamed) {
        this.limits = limits;
        this.failures = failures;
        this.streamed = streamed.stream().toList();
        this.memory = memoryFor(Runtime.getRuntime().maxMemory(), limits);
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
            try (LimitedRequest limited = new LimitedRequest(isDecodedHere ? new GzippedBody(request) : request)) {
                chain.doFilter(limited, response);
            }
        }
    }

    private static BodyMemory memoryFor(long heap, BodyLimits limits) {
        long share = Math.max(2 * limits.ordinary(), limits.largest());
        long received = Math.max(heap / PART_RECEIVED, BodyMemory.SENDERS * share);
        long takenApart = Math.max(heap / PART_TAKEN_APART, limits.largest());
        return new BodyMemory(received, (int) Math.min(takenApart, Integer.MAX_VALUE));
    }

    /** Returns the coding of the body; empty when it is sent as it is, or its reader decodes it. */
    private String coding(HttpServletRequest request) {
        String coding = String.join(",", Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)))
                .strip()
                .toLowerCase(Locale.ROOT);
        return coding.equals(AS_IT_IS) || streamed.stream().anyMatch(bodies -> bodies.isDecodedByReader(request))
                ? ""
                : coding;
    }

    /** Refuses the coding. A file is not inflated: the disk alone would bound what a few bytes may become. */
    private void refuse(String coding, boolean isStreamed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, isStreamed ? AS_IT_IS : "gzip");
        failures.write(
                request,
                response,
                ErrorCode.CODING_NOT_READ.with(isStreamed ? "as it is" : "as it is or as gzip", coding));
    }

    private @Nullable DomainException refusal(HttpServletRequest request, boolean isStreamed) {
        if (!isStreamed && request.getContentLengthLong() > limits.of(request)) {
            return limits.refusal(request);
        }
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> !Arrays.stream(parameter.getValue()).allMatch(Characters::areStorable))
                .findFirst()
                .map(parameter -> ErrorCode.INVALID_VALUE.with(parameter.getKey(), Characters.REFUSAL))
                .orElse(null);
    }

    /**
     * Request whose body is received before a handler reads it: while the server waits for a slow sender, it holds next
     * to nothing.
     */
    private final class LimitedRequest extends HttpServletRequestWrapper implements AutoCloseable {

        private @Nullable Share share;
        private @Nullable ServletInputStream body;
        private final long largestBody;
        private final DomainException tooLarge;

        LimitedRequest(HttpServletRequest request) {
            super(request);
            this.largestBody = limits.of(request);
            this.tooLarge = limits.refusal(request);
        }

        /** Takes a body without a type for JSON, as python-domino sends bodies of its billing functions. */
        @Override
        public String getContentType() {
            return Objects.requireNonNullElse(super.getContentType(), MediaType.APPLICATION_JSON_VALUE);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                share = memory.share(sender());
                body = new BytesStream(new ByteArrayInputStream(received(super.getInputStream(), share)));
                share.awaitTurn();
            }
            return body;
        }

        private static String sender() {
            Authentication login = SecurityContextHolder.getContext().getAuthentication();
            return login == null ? "" : String.valueOf(login.getPrincipal());
        }

        private byte[] received(InputStream coming, Share held) throws IOException {
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            byte[] part = new byte[PART];
            for (int read = coming.read(part); read >= 0; read = coming.read(part)) {
                if (received.size() + read > largestBody) {
                    throw tooLarge;
                }
                held.hold(read);
                received.write(part, 0, read);
            }
            return received.toByteArray();
        }

        @Override
        public void close() {
            if (share != null) {
                share.close();
            }
        }
    }
}
