package almanac.modelapi.http;

import almanac.connection.Connection;
import almanac.execution.serving.InstanceFailure;
import almanac.execution.serving.ModelHost;
import almanac.execution.serving.ModelHost.Result;
import almanac.memory.MemoryAdmission;
import almanac.messaging.Dispatch;
import almanac.modelapi.query.ModelApiQuery.RouteCall;
import almanac.modelapi.query.ServedRoute;
import almanac.shared.DomainException;
import almanac.shared.ModelApiId;
import almanac.web.Failures;
import almanac.web.RequestIds;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Serves the calls of model APIs, each with a token of its own. */
final class ModelApiServer extends HttpServlet {

    static final String PATH = "/models";

    /** A body is held as bytes on its way in and on its way to the instance, and so is the answer. */
    private static final long MEMORY_PER_BYTE = 4;

    private static final Pattern CALL =
            Pattern.compile("/([0-9a-f]{24})/(?:(latest|[1-9]\\d{0,8})|labels/(prod))/model");

    private static final String RETRY_AFTER = "5";
    private static final int UNPROCESSABLE = 422;

    /** For how long a call waits for a version that is just being started anew, or has just been replaced. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final long PAUSE = 20; // milliseconds

    private final transient Dispatch dispatch;
    private final transient ModelHost host;
    private final transient Failures failures;
    private final transient MemoryAdmission memory;
    private final transient Peers peers;
    private final int largestBody;

    ModelApiServer(
            Dispatch dispatch,
            ModelHost host,
            Failures failures,
            MemoryAdmission memory,
            Peers peers,
            int largestBody) {
        this.dispatch = dispatch;
        this.host = host;
        this.failures = failures;
        this.memory = memory;
        this.peers = peers;
        this.largestBody = largestBody;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        Matcher call = CALL.matcher(Objects.requireNonNullElse(request.getPathInfo(), ""));
        try {
            if (!call.matches()) {
                refuse(response, HttpServletResponse.SC_NOT_FOUND, "There is no model at this path");
            } else if (request.getMethod().equals("OPTIONS")) {
                response.setHeader("Access-Control-Allow-Methods", "POST");
                response.setHeader("Access-Control-Allow-Headers", "authorization,content-type");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else if (request.getMethod().equals("POST")) {
                call(
                        new ModelApiId(call.group(1)),
                        Objects.requireNonNullElse(call.group(2), call.group(3)),
                        request,
                        response);
            } else {
                refuse(response, HttpServletResponse.SC_NOT_FOUND, "Models are called by POST");
            }
        } catch (DomainException refusal) {
            failures.write(request, response, refusal);
        } catch (RuntimeException fault) {
            if (response.isCommitted()) {
                throw fault;
            }
            failures.write(request, response, fault);
        }
    }

    private void call(ModelApiId api, String which, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RouteCall question = new RouteCall(api, which, ModelTokens.digest(request));
        ServedRoute route = route(question, request);
        if (route.token() == null) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"closed site\"");
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "A token of this model API is needed");
            return;
        }
        if (route.isAsync()) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "This model API takes asynchronous predictions: /api/modelApis/async/v1/" + api);
            return;
        }
        if (route.version() == null && !which.equals("latest")) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, "This model API has no version '%s'".formatted(which));
            return;
        }
        long announced = request.getContentLengthLong();
        long expected = announced < 0 ? largestBody : announced;
        if (announced > largestBody) {
            refuseSize(response);
            return;
        }
        try (MemoryAdmission.Claim _ = memory.claim(api.value(), expected * MEMORY_PER_BYTE)) {
            byte[] body = request.getInputStream().readNBytes(largestBody + 1);
            if (body.length > largestBody) {
                refuseSize(response);
                return;
            }
            Connection.goOnWithoutPlace();
            carry(question, route, body, request, response);
        }
    }

    private void refuseSize(HttpServletResponse response) throws IOException {
        refuse(
                response,
                HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                "The body has more than %d bytes".formatted(largestBody));
    }

    private ServedRoute route(RouteCall question, HttpServletRequest request) {
        return dispatch.askAsSystem(question, RequestIds.of(request));
    }

    /**
     * Carries the call to an instance, of this server or of another. A version that has none, because another one took
     * over in that very moment or its process is being replaced, is asked for once more for a while.
     */
    private void carry(
            RouteCall question,
            ServedRoute first,
            byte[] body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ServedRoute route = first;
        while (route.version() != null) {
            try {
                answer(host.call(question.api(), route.version(), body), route, response);
                return;
            } catch (InstanceFailure failure) {
                Optional<HttpResponse<byte[]>> elsewhere = failure.kind() == InstanceFailure.Kind.NONE_READY
                        ? peers.forward(request, body)
                        : Optional.empty();
                if (elsewhere.isPresent()) {
                    write(
                            response,
                            elsewhere.get().statusCode(),
                            elsewhere.get().body());
                    return;
                }
                if (failure.kind() != InstanceFailure.Kind.NONE_READY
                        || System.nanoTime() > end
                        || Peers.isForwarded(request)) {
                    refuse(failure.kind(), response);
                    return;
                }
            }
            pause();
            route = route(question, request);
        }
        refuse(InstanceFailure.Kind.NONE_READY, response);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(InstanceFailure.Kind kind, HttpServletResponse response) throws IOException {
        switch (kind) {
            case NONE_READY -> refuseForNow(response, "No instance of this version is ready: try again later");
            case BUSY -> refuseForNow(response, "As many calls as may are waiting for this model: try again later");
            case CLOSING -> refuseForNow(response, "This server is shutting down: try again later");
            case TOO_SLOW ->
                refuse(response, HttpServletResponse.SC_GATEWAY_TIMEOUT, "The function took longer than it may");
            case CRASHED ->
                refuse(
                        response,
                        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                        "The process of the model ended during the call, the log of its instance says more");
        }
    }

    private static void refuseForNow(HttpServletResponse response, String sentence) throws IOException {
        response.setHeader("Retry-After", RETRY_AFTER);
        refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, sentence);
    }

    private static void answer(Result result, ServedRoute route, HttpServletResponse response) throws IOException {
        switch (result.status()) {
            case HttpServletResponse.SC_OK -> write(response, HttpServletResponse.SC_OK, CallAnswer.of(result, route));
            case HttpServletResponse.SC_BAD_REQUEST, UNPROCESSABLE ->
                refuse(response, result.status(), message(result.body()));
            default -> refuse(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, message(result.body()));
        }
    }

    private static String message(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body).path("message").asString("The function failed");
        } catch (JacksonException _) {
            return "The function failed";
        }
    }

    private static void refuse(HttpServletResponse response, int status, @Nullable String sentence) throws IOException {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putObject("error").put("message", sentence);
        write(response, status, JsonMapper.shared().writeValueAsBytes(body));
    }

    private static void write(HttpServletResponse response, int status, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
