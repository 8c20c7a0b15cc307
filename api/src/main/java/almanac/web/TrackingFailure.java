package almanac.web;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** A refusal as clients of the tracking API read it. */
record TrackingFailure(@JsonProperty("error_code") String errorCode, String message) {

    private static final Set<ErrorCode> TAKEN = EnumSet.of(ErrorCode.EXPERIMENT_NAME_TAKEN, ErrorCode.MODEL_NAME_TAKEN);

    /** Tells whether the request is one of the tracking API, and so is to be refused in this form. */
    static boolean isForm(HttpServletRequest request) {
        // a request that failed outside every controller goes on under another path
        Object first = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = first instanceof String uri
                ? uri.substring(Math.min(uri.length(), request.getContextPath().length()))
                : RequestPath.of(request);
        return TrackingApi.PATHS.matcher(path).lookingAt();
    }

    static TrackingFailure of(DomainException refusal) {
        return TAKEN.contains(refusal.code())
                ? new TrackingFailure("RESOURCE_ALREADY_EXISTS", String.valueOf(refusal.getMessage()))
                : of(Failures.status(refusal.code().kind()), String.valueOf(refusal.getMessage()));
    }

    static TrackingFailure of(HttpStatus status, String message) {
        return new TrackingFailure(code(status), message);
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "UNAUTHENTICATED";
            case FORBIDDEN -> "PERMISSION_DENIED";
            case NOT_FOUND -> "RESOURCE_DOES_NOT_EXIST";
            case TOO_MANY_REQUESTS -> "REQUEST_LIMIT_EXCEEDED";
            case SERVICE_UNAVAILABLE -> "TEMPORARILY_UNAVAILABLE";
            case INSUFFICIENT_STORAGE -> "RESOURCE_EXHAUSTED";
            case NOT_IMPLEMENTED -> "NOT_IMPLEMENTED";
            case INTERNAL_SERVER_ERROR -> "INTERNAL_ERROR";
            default -> "INVALID_PARAMETER_VALUE";
        };
    }
}
