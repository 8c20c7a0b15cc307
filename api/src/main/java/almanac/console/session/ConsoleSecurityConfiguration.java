package almanac.console.session;

import almanac.console.ConsoleAssets;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.security.ConsoleLogins;
import almanac.web.Failures;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Lets browsers with a session in to the console, and sends others to its login. It is the only chain that knows cookies,
 * and the only one that needs tokens in forms for that reason.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ForRole(Role.API)
class ConsoleSecurityConfiguration {

    /** Path of the form for logging in. */
    static final String LOGIN = ConsoleLogins.PATH + "/login";

    /** Policy of every page: what it loads and runs comes from this server, as files, and no other page shows it. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String ASSETS = ConsoleAssets.PATH + "/**";

    @Bean
    @Order(3)
    SecurityFilterChain consoleFilterChain(
            HttpSecurity http, ConsoleLogins logins, Failures failures, RefusedForms refused) throws Exception {
        return http.securityMatcher(ConsoleLogins.PATH, ConsoleLogins.PATH + "/**", ASSETS)
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll() // the end of a request that was let in
                        .requestMatchers(LOGIN, ASSETS)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new SessionFilter(logins, failures), CsrfFilter.class)
                .addFilterBefore(new FormFilter(failures), CsrfFilter.class)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(new LoginRedirect()).accessDeniedHandler(refused))
                .build();
    }
}
