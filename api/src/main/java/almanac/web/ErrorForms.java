package almanac.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The forms of refusals below {@code /mlflow-deployments}, whose clients are MLflow's, OpenAI's and Anthropic's. */
public final class ErrorForms {

    /** Path of the servlet that has these forms. */
    public static final String GATEWAY = "/mlflow-deployments";

    /** Path below that servlet for calls in Anthropic's own form. */
    public static final String MESSAGES = "/v1/messages";

    private static final String LIKE_OPENAI = "/v1/";

    private static final String FAULT = "server_error";

    private ErrorForms() {}

    static boolean apply(HttpServletRequest request) {
        return GATEWAY.equals(request.getServletPath());
    }

    /** Returns the refusal as the client of the path knows it. */
    public static ObjectNode of(HttpServletRequest request, HttpStatus status, String sentence) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String path = request.getPathInfo();
        if (path == null || !path.startsWith(LIKE_OPENAI)) {
            return body.put("detail", sentence);
        }
        if (path.equals(MESSAGES)) {
            String type = type(status);
            body.put("type", "error")
                    .putObject("error")
                    .put("type", type.equals(FAULT) ? "api_error" : type)
                    .put("message", sentence);
            return body;
        }
        body.putObject("error")
                .put("message", sentence)
                .put("type", type(status))
                .putNull("param")
                .put("code", status.value());
        return body;
    }

    private static String type(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "authentication_error";
            case FORBIDDEN -> "permission_error";
            case NOT_FOUND -> "not_found_error";
            case TOO_MANY_REQUESTS -> "rate_limit_error";
            default -> status.is4xxClientError() ? "invalid_request_error" : FAULT;
        };
    }
}
