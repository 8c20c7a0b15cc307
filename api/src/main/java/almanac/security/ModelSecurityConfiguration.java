package almanac.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;

/** Leaves calls of model APIs to the servlet that serves them: their tokens are no credentials of users. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ModelSecurityConfiguration {

    @Bean
    @Order(2)
    SecurityFilterChain modelFilterChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/models/**")
                .csrf(AbstractHttpConfigurer::disable) // no cookies, nothing to forge
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
