package almanac.web;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Names the operations that clients of this API know and that this server lacks on purpose. Their callers are told so,
 * for a missing operation looks like a missing thing otherwise.
 */
final class NotServed {

    private static final String APPS = "Apps are not served here: start the program as a workspace, or as a job";
    private static final String ENDPOINTS =
            "Endpoints of this kind are not served here: run the function as a job, or publish a model API";
    private static final String IMAGES =
            "Models are not exported here: this server builds no images. Fetch the model's files from the registry";
    private static final String DRIFT = "Drift and quality of models are not computed here: compute them in a job,"
            + " log them as metrics (POST /api/metricValues/v1) and have them checked (POST /api/metricAlerts/v1)";
    private static final String DEFAULT_ENVIRONMENT =
            "The default environment cannot be chosen here: it is the oldest global one that is not archived";
    private static final String USER_VARIABLES =
            "Users have no environment variables here: set them in a project, or in a revision of an environment";

    private static final List<Operation> OPERATIONS = List.of(
            new Operation(null, "/v4/modelProducts/**", APPS),
            new Operation(null, "/u/{owner}/{project}/nb/startSession", APPS),
            new Operation(null, "/v1/{owner}/{project}/endpoint/**", ENDPOINTS),
            new Operation(null, "/v4/models/{model}/{version}/exportImageToRegistry", IMAGES),
            new Operation(null, "/v4/models/{model}/{version}/exportImageForSagemaker", IMAGES),
            new Operation(null, "/v4/models/{export}/getExportImageStatus", IMAGES),
            new Operation(null, "/v4/models/{export}/getExportLogs", IMAGES),
            new Operation(null, "/api/modelServing/v1/modelApis/{model}/versions/{version}/exportLogs", IMAGES),
            new Operation(null, "/model-monitor/v2/api/**", DRIFT),
            new Operation("POST", "/v4/environments/setDefaultEnvironment", DEFAULT_ENVIRONMENT),
            new Operation("PUT", "/v4/users/environmentVariables", USER_VARIABLES));

    private NotServed() {}

    /** @param method null for any */
    private record Operation(@Nullable String method, PathPattern path, String sentence) {

        Operation(@Nullable String method, String path, String sentence) {
            this(method, PathPatternParser.defaultInstance.parse(path), sentence);
        }

        boolean isOf(HttpServletRequest request) {
            return (method == null || method.equals(request.getMethod()))
                    && path.matches(PathContainer.parsePath(RequestPath.of(request)));
        }
    }

    /** Returns the refusal of a request for such an operation; empty for all others. */
    static Optional<DomainException> refusalOf(HttpServletRequest request) {
        return OPERATIONS.stream()
                .filter(operation -> operation.isOf(request))
                .findFirst()
                .map(operation -> ErrorCode.NOT_OF_THIS_SERVER.with(operation.sentence()));
    }
}
