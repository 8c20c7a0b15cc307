package almanac.security;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.web.client.RestTemplate;

/** Configures what a token of the OpenID provider must say, and how often the provider is asked for its keys. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")
class OpenIdConfiguration {

    private static final Duration LONGEST_FETCH = Duration.ofSeconds(5);

    /** Requires that a token has an end: without one it would be good for ever, long after its owner has left. */
    @Bean
    OAuth2TokenValidator<Jwt> anEnd() {
        JwtTimestampValidator timestamps = new JwtTimestampValidator();
        timestamps.setAllowEmptyExpiryClaim(false);
        return timestamps;
    }

    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer boundedFetches() {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(LONGEST_FETCH).build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(LONGEST_FETCH);
        RestTemplate provider = new RestTemplate(requests);
        provider.setInterceptors(List.of(new ProviderFetches(System::nanoTime)));
        return decoder -> decoder.restOperations(provider);
    }
}
