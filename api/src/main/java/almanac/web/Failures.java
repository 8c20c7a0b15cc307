package almanac.web;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes refusals that happen before a controller is reached, in the same form as all others. */
@Component
public class Failures {

    /** Attribute of the request with the {@link DomainException} that is to be told where the container ends it. */
    public static final String REFUSAL = Failures.class.getName();

    /** Seconds after which a retry may succeed. */
    static final String RETRY_AFTER = "5";

    private static final String GIT = "git/";

    private final JsonMapper json;
    private final Faults faults;

    Failures(JsonMapper json, Faults faults) {
        this.json = json;
        this.faults = faults;
    }

    /**
     * Writes the answer to a failure that is no refusal. A filter that threw it on would have the container ask for its
     * page of errors, as a request without a login: git would be told that its password is wrong.
     */
    public void write(HttpServletRequest request, HttpServletResponse response, Exception fault) throws IOException {
        Faults.Told told = faults.told(request, fault);
        write(request, response, told.status(), told.sentence());
    }

    public void write(HttpServletRequest request, HttpServletResponse response, DomainException refusal)
            throws IOException {
        write(request, response, status(refusal.code().kind()), refusal.getMessage());
    }

    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String sentence)
            throws IOException {
        response.setStatus(status.value());
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
        byte[] body;
        if (isGit(request)) {
            response.setContentType(MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8");
            body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        } else if (LfsFailure.isForm(request)) {
            response.setContentType(LfsFailure.MEDIA_TYPE);
            body = json.writeValueAsBytes(LfsFailure.of(request, sentence));
        } else if (TrackingFailure.isForm(request)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            body = json.writeValueAsBytes(TrackingFailure.of(status, sentence));
        } else if (ErrorForms.apply(request)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            body = json.writeValueAsBytes(ErrorForms.of(request, status, sentence));
        } else {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            body = json.writeValueAsBytes(new FailureEnvelopeV1(RequestIds.of(request), List.of(sentence)));
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Tells whether the client is a git program: it shows its user a refusal that is plain text, and no other. */
    private static boolean isGit(HttpServletRequest request) {
        String program = request.getHeader(HttpHeaders.USER_AGENT);
        return program != null && program.startsWith(GIT);
    }

    /** Returns the status that stands for a kind of refusal. */
    public static HttpStatus status(ErrorCode.Kind kind) {
        return switch (kind) {
            case INVALID, CONFLICT -> HttpStatus.BAD_REQUEST;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case TOO_SLOW -> HttpStatus.REQUEST_TIMEOUT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case FULL -> HttpStatus.INSUFFICIENT_STORAGE;
            case NOT_SERVED -> HttpStatus.NOT_IMPLEMENTED;
            case UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNSATISFIABLE -> HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
        };
    }
}
