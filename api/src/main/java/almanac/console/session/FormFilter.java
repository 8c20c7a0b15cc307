package almanac.console.session;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.web.Characters;
import almanac.web.Failures;
import almanac.web.FormBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives requests of the console the fields of their forms as parameters. The server reads no other body for parameters,
 * and this one when its sender is known, or logs in.
 */
final class FormFilter extends OncePerRequestFilter {

    private final Failures failures;

    FormFilter(Failures failures) {
        this.failures = failures;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !request.getMethod().equals(HttpMethod.POST.name())
                || type == null
                || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Map<String, String> fields;
        try {
            fields = FormBody.members(request);
            for (Map.Entry<String, String> field : fields.entrySet()) {
                if (!Characters.areStorable(field.getValue())) {
                    throw ErrorCode.INVALID_VALUE.with(field.getKey(), Characters.REFUSAL);
                }
            }
        } catch (DomainException refusal) {
            failures.write(request, response, refusal);
            return;
        }
        chain.doFilter(new WithFields(request, fields), response);
    }

    private static final class WithFields extends HttpServletRequestWrapper {

        private final Map<String, String[]> parameters;

        WithFields(HttpServletRequest request, Map<String, String> fields) {
            super(request);
            Map<String, String[]> all = new HashMap<>(request.getParameterMap());
            fields.forEach((name, value) -> all.put(name, new String[] {value}));
            parameters = Collections.unmodifiableMap(all);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = parameters.get(name);
            return values == null ? null : values[0];
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(parameters.keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return parameters.get(name);
        }
    }
}
