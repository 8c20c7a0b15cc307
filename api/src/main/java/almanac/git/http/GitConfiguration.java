package almanac.git.http;

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

/** Configures the servlet that serves git. */
@Configuration(proxyBeanMethods = false)
@ForRole(Role.API)
class GitConfiguration {

    @Bean
    ServletRegistrationBean<GitServer> gitServer(
            Entrance entrance,
            LfsServer lfs,
            Failures failures,
            GitStore store,
            Receiving receiving,
            @Value("${almanac.git.seconds-of-silence:60}") int secondsOfSilence) {
        return new ServletRegistrationBean<>(
                new GitServer(entrance, lfs, failures, store, receiving, secondsOfSilence), "/git/*");
    }

    /**
     * Lets encoded slashes through to the filter that takes out paths of files; later filters refuse them everywhere
     * else.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }
}
