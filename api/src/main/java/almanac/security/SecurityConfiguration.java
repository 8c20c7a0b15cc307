package almanac.security;

import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.web.Failures;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Lets every request in to health, version and the API's description, and those with a credential to the rest. The
 * guard decides, message by message, what their callers may do there.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/",
        "/actuator/health",
        "/version",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/error"
    };

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, CredentialFilter credentials, FiguresAccess figures, Failures failures)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, nothing to forge
                // every request brings its credential: nothing is kept from one to the next
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll() // the end of a request that was let in
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access(figures)
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(credentials, AuthorizationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) ->
                                failures.write(request, response, ErrorCode.NOT_LOGGED_IN.with()))
                        .accessDeniedHandler((request, response, e) -> failures.write(
                                request, response, ErrorCode.NOT_ALLOWED.with(Permission.AUDIT.label()))))
                .build();
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(Failures failures) {
        return (request, response, e) -> failures.write(request, response, RejectedRequest.refusal(request));
    }
}
