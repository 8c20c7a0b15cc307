package almanac.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Checks every answer to a request that reads against the {@link ReadConditions} of the request before any of it is
 * written, whichever operation it is of: 412, 304 or the answer itself.
 */
final class ConditionalReads extends RequestMappingHandlerAdapter {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod handler) {
        return new Operation(handler);
    }

    private static final class Operation extends ServletInvocableHandlerMethod {

        Operation(HandlerMethod handler) {
            super(handler);
        }

        @Override
        public @Nullable Object invokeForRequest(
                NativeWebRequest request, @Nullable ModelAndViewContainer container, Object... given) throws Exception {
            Object answer = super.invokeForRequest(request, container, given);
            return request instanceof ServletWebRequest http && READING.contains(http.getHttpMethod())
                    ? conditional(http, answer)
                    : answer;
        }

        /**
         * Applies the conditions to a resource; a failure, or an answer that the operation has written itself, stays.
         */
        private static @Nullable Object conditional(ServletWebRequest request, @Nullable Object answer) {
            if (answer == null
                    || (answer instanceof ResponseEntity<?> failed && failed.getStatusCode() != HttpStatus.OK)) {
                return answer;
            }
            HttpHeaders headers = answer instanceof ResponseEntity<?> entity ? entity.getHeaders() : HttpHeaders.EMPTY;
            boolean isKnown =
                    ReadConditions.isKnown(request.getRequest(), headers.getETag(), headers.getLastModified());
            return isKnown ? notModified(headers) : answer;
        }

        /** Returns 304 with what a cache needs to know of its copy, and nothing of a body. */
        private static ResponseEntity<Void> notModified(HttpHeaders headers) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(headers)
                    .headers(own -> {
                        own.remove(HttpHeaders.CONTENT_TYPE);
                        own.remove(HttpHeaders.CONTENT_LENGTH);
                        own.remove(HttpHeaders.CONTENT_DISPOSITION);
                    })
                    .build();
        }
    }
}
