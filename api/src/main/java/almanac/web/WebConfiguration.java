package almanac.web;

import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Set;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.ResourceRegionHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Configures how requests are read and answers written. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /** Converters that read and write bodies: JSON, and bytes and texts that are sent as they are. */
    private static final Set<Class<?>> CONVERTERS = Set.of(
            JacksonJsonHttpMessageConverter.class,
            ByteArrayHttpMessageConverter.class,
            StringHttpMessageConverter.class,
            ResourceHttpMessageConverter.class,
            ResourceRegionHttpMessageConverter.class);

    private final CallerResolver callers;
    private final FilePathResolver paths;
    private final WindowResolver windows;
    private final MemoryGate memory;

    WebConfiguration(CallerResolver callers, FilePathResolver paths, WindowResolver windows, MemoryGate memory) {
        this.callers = callers;
        this.paths = paths;
        this.windows = windows;
        this.memory = memory;
    }

    /** Adds interceptors to our own operations alone: health is answered when there is no memory left for others. */
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(memory);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(callers);
        resolvers.add(paths);
        resolvers.add(windows);
    }

    /** Converters that come with a dependency, such as one for YAML, would read bodies past the rules for JSON. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
                all -> all.removeIf(converter -> !CONVERTERS.contains(converter.getClass())));
    }

    /** Makes a bean, so that operations which are not ours, such as health, know it too. */
    @Bean
    MappedInterceptor asOf() {
        return new MappedInterceptor(null, new AsOf());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> failuresOfTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(FailureReportValve.class.getName());
            }
        });
    }

    /** Takes parameters from the query alone: no body is read for them, least of all before its sender is known. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> noParametersInBodies() {
        return factory -> factory.addConnectorCustomizers(connector -> connector.setParseBodyMethods(""));
    }

    /** Lets escaped slashes through, for a path within a path; where they are not wanted the firewall refuses them. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> escapedSlashes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    /**
     * Turns timings of filters and requests off: they have no reader, and cost more than some requests
     * (docs/performance.md).
     */
    @Bean
    ObservationRegistry observationRegistry() {
        return ObservationRegistry.NOOP;
    }

    @Bean
    WebMvcRegistrations findingOperations() {
        return new WebMvcRegistrations() {

            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new OperationMappings();
            }

            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new ConditionalReads();
            }
        };
    }

    @Bean
    JsonMapperBuilderCustomizer wireFormat() {
        return WireFormat::apply;
    }
}
