package almanac.security;

import almanac.shared.ErrorCode;
import almanac.shared.Permission;
import almanac.web.Failures;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;

/** Lets users in to git that log in as git programs do. The guard decides what they may do there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class GitSecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain gitFilterChain(HttpSecurity http, Logins logins, RefusedLogins refused, Failures failures)
            throws Exception {
        return http.securityMatcher("/git/**")
                .csrf(AbstractHttpConfigurer::disable) // no cookies, nothing to forge
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new GitLogin(logins, refused, failures), AuthorizationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, e) -> {
                            GitLogin.challenge(response);
                            failures.write(request, response, ErrorCode.NOT_LOGGED_IN.with());
                        })
                        .accessDeniedHandler((request, response, e) -> failures.write(
                                request, response, ErrorCode.NOT_ALLOWED.with(Permission.READ_FILES.label()))))
                .build();
    }
}
