package almanac.web;

import almanac.shared.DomainException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Answers refusals of the tracking API in its own form. What {@link FailureAdvice} has made of a failure, such as of a
 * body that cannot be read, is put into that form on its way out.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TrackingFailureAdvice implements ResponseBodyAdvice<Object> {

    /** Refusals of controllers that are marked as those of the tracking API. */
    @RestControllerAdvice(annotations = TrackingApi.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Refusals {

        @ExceptionHandler
        ResponseEntity<Object> on(DomainException refusal, HttpServletRequest request) {
            HttpStatus status = Failures.status(refusal.code().kind());
            ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
            return (status == HttpStatus.SERVICE_UNAVAILABLE
                            ? answer.header("Retry-After", Failures.RETRY_AFTER)
                            : answer)
                    .body(TrackingFailure.of(refusal));
        }
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        String sentence = switch (body) {
            case FailureEnvelopeV1 failure -> String.join("; ", failure.errors());
            case InvalidBodyEnvelopeV1 failure -> failure.message();
            case null, default -> null;
        };
        if (sentence == null
                || !(request instanceof ServletServerHttpRequest http)
                || !(response instanceof ServletServerHttpResponse written)
                || !TrackingFailure.isForm(http.getServletRequest())) {
            return body;
        }
        HttpStatus status = Objects.requireNonNull(
                HttpStatus.resolve(written.getServletResponse().getStatus()));
        return TrackingFailure.of(status, sentence);
    }
}
