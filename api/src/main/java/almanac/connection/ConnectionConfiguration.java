package almanac.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Configures Tomcat to listen within the limits (docs/adr/0031). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ConnectionConfiguration {

    private final LongAdder cut = new LongAdder();

    /** Runs after all other customizers, because it sets the bound on connections. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pacedConnections(ConnectionLimits.Configured configured) {
        return factory -> {
            factory.setProtocol(PacedProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof PacedProtocol protocol) {
                    protocol.limit(configured.limits(), cut);
                }
            });
        };
    }

    @Bean
    MeterBinder connectionFigures() {
        return registry -> FunctionCounter.builder("almanac.connections.cut", cut, LongAdder::sum)
                .description("connections that were closed because their clients were too slow")
                .register(registry);
    }
}
