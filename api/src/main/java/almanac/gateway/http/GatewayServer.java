package almanac.gateway.http;

import almanac.gateway.event.EndpointType;
import almanac.gateway.http.ModelCalls.Asked;
import almanac.memory.MemoryAdmission;
import almanac.messaging.Caller;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.GatewayEndpointName;
import almanac.shared.UserId;
import almanac.web.ErrorForms;
import almanac.web.Failures;
import almanac.web.RequestIds;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Serves MLflow's deployments API, and OpenAI's below {@code v1}: the routes by which models are called. */
final class GatewayServer extends HttpServlet {

    /** A body is held as bytes, as a tree and as what is sent on. */
    private static final long MEMORY_PER_BYTE = 8;

    private static final Pattern INVOCATION = Pattern.compile("/(?:endpoints|gateway)/([^/]+)/invocations");
    private static final Pattern ENDPOINT = Pattern.compile("/api/2\\.0/endpoints/([^/]+)");
    private static final Pattern MODEL = Pattern.compile("/v1/models/([^/]+)");

    private final transient ModelCalls calls;
    private final transient EndpointLists lists;
    private final transient Failures failures;
    private final transient MemoryAdmission memory;
    private final transient InstantSource clock;
    private final int largestBody;

    GatewayServer(
            ModelCalls calls,
            EndpointLists lists,
            Failures failures,
            MemoryAdmission memory,
            InstantSource clock,
            GatewaySettings settings) {
        this.calls = calls;
        this.lists = lists;
        this.failures = failures;
        this.memory = memory;
        this.clock = clock;
        this.largestBody = settings.largestBody();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
            switch (request.getMethod()) {
                case "GET" -> read(path, request, response);
                case "POST" -> call(path, request, response);
                default -> refuseUnknown(request, response);
            }
        } catch (DomainException refusal) {
            refuse(refusal, request, response);
        } catch (RuntimeException fault) {
            if (response.isCommitted()) {
                throw fault;
            }
            failures.write(request, response, fault);
        }
    }

    private void refuse(DomainException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            throw refusal;
        }
        Long seconds = secondsUntilNext(refusal.code());
        if (seconds != null) {
            response.setHeader("Retry-After", seconds.toString());
        }
        failures.write(request, response, refusal);
    }

    /** Returns the time until the window ends whose limit is reached; null for other refusals. */
    private @Nullable Long secondsUntilNext(ErrorCode code) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        ZonedDateTime next = switch (code) {
            case GATEWAY_CALLS_REACHED, GATEWAY_TOKENS_REACHED ->
                now.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
            case GATEWAY_DAY_REACHED -> now.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            case GATEWAY_BUDGET_REACHED ->
                now.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
            default -> null;
        };
        return next == null ? null : ChronoUnit.SECONDS.between(now, next) + 1;
    }

    private void read(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher endpoint = ENDPOINT.matcher(path);
        Matcher model = MODEL.matcher(path);
        if (path.equals("/health")) {
            write(response, JsonMapper.shared().createObjectNode().put("status", "OK"));
        } else if (path.equals("/api/2.0/endpoints") || path.equals("/api/2.0/endpoints/")) {
            write(response, lists.endpoints(caller(request)));
        } else if (endpoint.matches()) {
            write(response, lists.endpoint(new GatewayEndpointName(endpoint.group(1)), caller(request)));
        } else if (path.equals("/v1/models")) {
            write(response, lists.models(caller(request)));
        } else if (model.matches()) {
            write(response, lists.model(new GatewayEndpointName(model.group(1)), caller(request)));
        } else {
            refuseUnknown(request, response);
        }
    }

    private void call(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher invocation = INVOCATION.matcher(path);
        EndpointType type = switch (path) {
            case "/v1/chat/completions", ErrorForms.MESSAGES -> EndpointType.CHAT;
            case "/v1/completions" -> EndpointType.COMPLETIONS;
            case "/v1/embeddings" -> EndpointType.EMBEDDINGS;
            default -> null;
        };
        if (type == null && !invocation.matches()) {
            refuseUnknown(request, response);
            return;
        }
        Caller caller = caller(request);
        long announced = request.getContentLengthLong();
        if (announced > largestBody) {
            throw ErrorCode.BODY_TOO_LARGE.with(largestBody);
        }
        long expected = announced < 0 ? largestBody : announced;
        try (MemoryAdmission.Claim _ = memory.claim(caller.user().value(), expected * MEMORY_PER_BYTE)) {
            byte[] bytes = request.getInputStream().readNBytes(largestBody + 1);
            if (bytes.length > largestBody) {
                throw ErrorCode.BODY_TOO_LARGE.with(largestBody);
            }
            ObjectNode body = parsed(bytes);
            String name = type == null ? invocation.group(1) : named(body);
            calls.answer(
                    new Asked(
                            new GatewayEndpointName(name), type, body, bytes.length, path.equals(ErrorForms.MESSAGES)),
                    caller,
                    request,
                    response);
        }
    }

    private static ObjectNode parsed(byte[] bytes) {
        try {
            JsonNode body = JsonMapper.shared().readTree(bytes);
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException _) { // its message may hold a part of the body
            throw ErrorCode.INVALID_VALUE.with("body", "is no JSON");
        }
        throw ErrorCode.INVALID_VALUE.with("body", "must be an object");
    }

    private static String named(ObjectNode body) {
        if (!body.path("model").isString()) {
            throw ErrorCode.INVALID_VALUE.with("model", "must be the name of an endpoint");
        }
        return body.path("model").asString();
    }

    private static Caller caller(HttpServletRequest request) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !(login.getPrincipal() instanceof UserId user)) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        return new Caller(user, String.valueOf(login.getCredentials()), RequestIds.of(request), null, null);
    }

    private void refuseUnknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        failures.write(
                request,
                response,
                HttpStatus.NOT_FOUND,
                "There is no operation %s %s".formatted(request.getMethod(), request.getRequestURI()));
    }

    private static void write(HttpServletResponse response, JsonNode body) throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
