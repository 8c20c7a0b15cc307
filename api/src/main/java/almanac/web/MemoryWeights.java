package almanac.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Estimates how many bytes of memory a request may take, by its operation. Answers are written part by part, so that
 * the length of a page makes no difference; rows that are larger than most are measured before they are read.
 */
@Component
class MemoryWeights {

    /**
     * Bytes of most requests. Rows of a page are read in parts of a quarter of a megabyte; as objects and texts they
     * are several times that.
     */
    private static final long ORDINARY = 4L << 20;

    /** Bytes of a request whose content goes through piece by piece, in either direction. */
    private static final long STREAM = 2L << 20;

    /**
     * Bytes of a fold. Events are read in batches of half a megabyte, or one of a megabyte, beside the row that they
     * are folded into.
     */
    private static final long FOLD = 8L << 20;

    /** Memory of a body, by its length: it is read, made objects and an event, stored and answered with. */
    private static final int TIMES_BODY = 12;

    private static final long MEGABYTE = 1L << 20;

    private final BodyLimits limits;
    private final StreamedBody[] streamed;

    MemoryWeights(BodyLimits limits, ObjectProvider<StreamedBody> streamed) {
        this.limits = limits;
        this.streamed = streamed.stream().toArray(StreamedBody[]::new);
    }

    long of(HttpServletRequest request, HandlerMethod operation) {
        Takes takes = operation.getMethodAnnotation(Takes.class);
        if (takes != null) {
            return takes.megabytes() * MEGABYTE;
        }
        if (isStreamed(request, operation)) {
            return STREAM;
        }
        if (AsOf.isAskedBy(request)) {
            return FOLD;
        }
        return ORDINARY + (hasBody(operation) ? TIMES_BODY * length(request) : 0);
    }

    private boolean isStreamed(HttpServletRequest request, HandlerMethod operation) {
        return Arrays.stream(streamed).anyMatch(bodies -> bodies.isIn(request)) || isStream(body(operation));
    }

    private static boolean isStream(@Nullable Class<?> body) {
        return body != null
                && (Resource.class.isAssignableFrom(body) || StreamingResponseBody.class.isAssignableFrom(body));
    }

    private static @Nullable Class<?> body(HandlerMethod operation) {
        ResolvableType answer = ResolvableType.forMethodParameter(operation.getReturnType());
        return answer.resolve() == ResponseEntity.class ? answer.getGeneric(0).resolve() : answer.resolve();
    }

    private static boolean hasBody(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    /** Returns the length of the body; one that does not say how long it is may be as long as any. */
    private long length(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        long largestBody = limits.of(request);
        return length < 0 ? largestBody : Math.min(length, largestBody);
    }
}
