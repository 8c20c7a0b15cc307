package almanac.web;

import almanac.row.Window;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives controllers the {@link Window} that a request asks for. A window that does not say how it is {@link Paged}
 * fails: it would have no limits.
 */
@Component
class WindowResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Window.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws Exception {
        Paged paged = Objects.requireNonNull(parameter.getParameterAnnotation(Paged.class), "the window has no limits");
        return new Window(
                number(Paged.OFFSET, Paged.FIRST, parameter, request, Objects.requireNonNull(binders)),
                number(Paged.LIMIT, paged.usual(), parameter, request, Objects.requireNonNull(binders)));
    }

    /** Reads a number as the framework reads a parameter of a method: an empty one is none, of several the first. */
    private static int number(
            String name, int usual, MethodParameter parameter, NativeWebRequest request, WebDataBinderFactory binders)
            throws Exception {
        String[] values = request.getParameterValues(name);
        Object given = values != null && values.length == 1 ? values[0] : values;
        if (given == null || given.equals("")) {
            return usual;
        }
        try {
            return Objects.requireNonNull(
                    binders.createBinder(request, null, name).convertIfNecessary(given, int.class));
        } catch (TypeMismatchException mismatch) {
            throw new MethodArgumentTypeMismatchException(given, int.class, name, parameter, mismatch);
        }
    }
}
