package almanac.web;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.ErrorCode;
import almanac.shared.PointInTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Reads the parameter {@code asOf} of requests that read (docs/adr/0013). One that would not be honoured is refused:
 * here for operations that ask no query, by {@link Dispatch} for those whose query is not for one resource.
 */
final class AsOf implements HandlerInterceptor {

    static final String PARAMETER = "asOf";

    /** Returns the requested point in time; null when the request is for the present. */
    static @Nullable PointInTime askedBy(HttpServletRequest request) {
        String[] values = request.getParameterValues(PARAMETER);
        return values == null || !isReading(request) ? null : PointInTime.parse(PARAMETER, String.join(",", values));
    }

    /** Tells whether the request has the past folded, whatever comes of it. */
    static boolean isAskedBy(HttpServletRequest request) {
        return isReading(request) && request.getParameter(PARAMETER) != null;
    }

    /** Tells whether the operation gets one resource: its answer carries a version. */
    static boolean isHonouredBy(HandlerMethod handler) {
        return handler.hasMethodAnnotation(GetMapping.class)
                && handler.getReturnType().getParameterType() == ResponseEntity.class
                && isEnvelope(ResolvableType.forMethodParameter(handler.getReturnType())
                        .getGeneric(0)
                        .resolve())
                && takesCaller(handler);
    }

    /** Tells whether the body is a resource, which streams and the like are not. */
    private static boolean isEnvelope(@Nullable Class<?> body) {
        return body != null && body.isRecord();
    }

    static boolean takesCaller(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Caller.class);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && !takesCaller(method)
                && isReading(request)
                && request.getParameter(PARAMETER) != null) {
            throw ErrorCode.ONLY_AS_IT_IS.with();
        }
        return true;
    }

    private static boolean isReading(HttpServletRequest request) {
        String method = request.getMethod();
        return method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name());
    }
}
