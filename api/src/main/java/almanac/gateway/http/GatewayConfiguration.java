package almanac.gateway.http;

import almanac.memory.MemoryAdmission;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.web.ErrorForms;
import almanac.web.Failures;
import almanac.web.StreamedBody;
import java.time.InstantSource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures the servlet that calls models. */
@Configuration(proxyBeanMethods = false)
@ForRole(Role.API)
class GatewayConfiguration {

    @Bean
    ServletRegistrationBean<GatewayServer> gatewayServer(
            ModelCalls calls,
            EndpointLists lists,
            Failures failures,
            MemoryAdmission memory,
            InstantSource clock,
            GatewaySettings settings) {
        return new ServletRegistrationBean<>(
                new GatewayServer(calls, lists, failures, memory, clock, settings), ErrorForms.GATEWAY + "/*");
    }

    /** Lets bodies be larger than those of other requests, for they may hold pictures; the servlet bounds them. */
    @Bean
    StreamedBody gatewayBodies() {
        return request -> request.getServletPath().equals(ErrorForms.GATEWAY);
    }
}
