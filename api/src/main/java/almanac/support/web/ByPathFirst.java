package almanac.support.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the operation of a request among all those of the server by its path first, which nearly always rules out all
 * but one. By itself the framework looks at the method, the headers and the media types of each before its path.
 */
final class ByPathFirst extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo operation, HttpServletRequest request) {
        PathPatternsRequestCondition paths = operation.getPathPatternsCondition();
        return paths == null || paths.getMatchingCondition(request) != null
                ? super.getMatchingMapping(operation, request)
                : null;
    }
}
