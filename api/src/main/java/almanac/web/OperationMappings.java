package almanac.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Finds the operation of a request, and refuses a request before its operation runs when its {@code Accept} names
 * nothing that the operation answers with. By itself the framework looks at {@code Accept} when the answer is there,
 * which for a change is too late. Invariant: what is refused for its {@code Accept} has changed nothing.
 */
final class OperationMappings extends RequestMappingHandlerMapping {

    private static final String OURS = "almanac.";

    /** Bodies that are bytes of a media type of their own, and are sent as that whatever the client asks for. */
    private static final Set<Class<?>> BYTES =
            Set.of(void.class, Void.class, Resource.class, StreamingResponseBody.class);

    /**
     * Compares the path before the rest, for the path nearly always rules out all operations but one. By itself the
     * framework looks at the method, the headers and the media types of each first.
     */
    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo operation, HttpServletRequest request) {
        PathPatternsRequestCondition paths = operation.getPathPatternsCondition();
        return paths == null || paths.getMatchingCondition(request) != null
                ? super.getMatchingMapping(operation, request)
                : null;
    }

    /** Declares JSON for operations that answer with it, as if each had {@code produces} in its annotation. */
    @Override
    protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> controller) {
        RequestMappingInfo operation = super.getMappingForMethod(method, controller);
        if (operation == null || !operation.getProducesCondition().isEmpty() || !answersJson(method, controller)) {
            return operation;
        }
        return operation.mutate().produces(MediaType.APPLICATION_JSON_VALUE).build();
    }

    /** The page of failures answers with JSON whatever is asked for: its request has been refused already. */
    private static boolean answersJson(Method method, Class<?> controller) {
        return controller.getName().startsWith(OURS)
                && AnnotatedElementUtils.hasAnnotation(controller, ResponseBody.class) // others answer with pages
                && !ErrorController.class.isAssignableFrom(controller)
                && !BYTES.contains(body(method));
    }

    private static Class<?> body(Method method) {
        ResolvableType answer = ResolvableType.forMethodReturnType(method);
        return HttpEntity.class.isAssignableFrom(answer.toClass())
                ? answer.getGeneric(0).toClass()
                : answer.toClass();
    }
}
