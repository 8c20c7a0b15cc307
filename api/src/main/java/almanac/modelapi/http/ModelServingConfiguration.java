package almanac.modelapi.http;

import almanac.execution.serving.ModelHost;
import almanac.execution.serving.ServingSettings;
import almanac.memory.MemoryAdmission;
import almanac.messaging.Dispatch;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.web.Failures;
import almanac.web.StreamedBody;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Configures the servlet that serves calls of model APIs. */
@Configuration(proxyBeanMethods = false)
@ForRole(Role.API)
@ConditionalOnWebApplication
class ModelServingConfiguration {

    private static final Duration ON_THE_WAY = Duration.ofSeconds(5);

    @Bean
    Peers modelPeers(@Value("${almanac.peers:}") List<String> servers, ServingSettings settings) {
        return new Peers(servers, settings.longestCall().plus(ON_THE_WAY));
    }

    @Bean
    ServletRegistrationBean<ModelApiServer> modelApiServer(
            Dispatch dispatch,
            ModelHost host,
            Failures failures,
            MemoryAdmission memory,
            Peers peers,
            @Value("${almanac.models.largest-body:10MB}") DataSize largestBody) {
        return new ServletRegistrationBean<>(
                new ModelApiServer(dispatch, host, failures, memory, peers, Math.toIntExact(largestBody.toBytes())),
                ModelApiServer.PATH + "/*");
    }

    /** Lets bodies be larger than those of other requests; the servlet bounds them. */
    @Bean
    StreamedBody modelCallBodies() {
        return request -> request.getServletPath().equals(ModelApiServer.PATH);
    }
}
