package almanac.web;

import almanac.messaging.Caller;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers their {@link Caller}. */
@Component
class CallerResolver implements HandlerMethodArgumentResolver {

    private static final Pattern STRONG_TAG = Pattern.compile("\"?(\\d{1,18})\"?");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !(login.getPrincipal() instanceof UserId user)) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        return new Caller(
                user,
                String.valueOf(login.getCredentials()),
                RequestIds.of(request),
                versions(request.getHeaders(HttpHeaders.IF_MATCH)),
                AsOf.askedBy(request));
    }

    /** Returns the named versions, with commas between. A weak tag is equal to none, as RFC 9110 has it. */
    private static @Nullable String versions(Enumeration<String> headers) {
        if (!headers.hasMoreElements()) {
            return null;
        }
        String ifMatch = String.join(",", Collections.list(headers));
        if (ifMatch.strip().equals("*")) {
            return null;
        }
        return Arrays.stream(ifMatch.split(","))
                .map(tag -> STRONG_TAG.matcher(tag.strip()))
                .filter(Matcher::matches)
                .map(tag -> tag.group(1))
                .collect(Collectors.joining(","));
    }
}
