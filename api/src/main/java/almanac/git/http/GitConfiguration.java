package almanac.git.http;

import almanac.messaging.Dispatch;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.storage.git.GitStore;
import almanac.web.Failures;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where git is served. */
@Configuration(proxyBeanMethods = false)
@ForRole(Role.API)
class GitConfiguration {

    @Bean
    ServletRegistrationBean<GitServer> gitServer(
            Dispatch dispatch,
            Failures failures,
            GitStore store,
            Receiving receiving,
            @Value("${almanac.git.seconds-of-silence:60}") int secondsOfSilence) {
        return new ServletRegistrationBean<>(
                new GitServer(dispatch, failures, store, receiving, secondsOfSilence), "/git/*");
    }

    /** Slashes that are encoded get as far as the filter that takes paths of files out; who comes after it refuses them everywhere else. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }
}
