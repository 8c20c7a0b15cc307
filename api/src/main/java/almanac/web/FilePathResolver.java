package almanac.web;

import almanac.shared.FilePath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the path of a file that is in the path of the request: {@link RawPath as it is meant}, or checked. */
@Component
class FilePathResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == FilePath.class || parameter.getParameterType() == RawPath.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        RawPath path = RawPath.of(Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class)));
        return parameter.getParameterType() == RawPath.class ? path : new FilePath(path.value());
    }
}
