package almanac.web;

import almanac.messaging.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.net.URI;
import java.util.List;
import org.springdoc.core.customizers.ServerBaseUrlCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Describes the API as a whole. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String API_KEY = "apiKey";
    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class) // from the credential, not a parameter
                .replaceWithSchema(JsonNode.class, anyObject());
    }

    private static Schema<?> anyObject() {
        Schema<?> schema = new ObjectSchema();
        schema.addType("object"); // as OpenAPI 3.1 names it
        return schema;
    }

    /**
     * Names the path that this document was asked for under: a context path, or the prefix of a proxy. It names no
     * host, which generated clients are given.
     */
    @Bean
    ServerBaseUrlCustomizer pathOfServer() {
        return (address, request) -> {
            String path = URI.create(address).getRawPath();
            return path.isEmpty() ? "/" : path;
        };
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Almanac")
                        .version(BuildVersion.OF_API)
                        .description("""
                                A data-science control plane that speaks the Domino public API. Operations marked with \
                                x-almanac-extension are Almanac's own.""")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                API_KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.HEADER)
                                        .name("X-Domino-Api-Key"))
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A personal token, or an access token of the OpenID provider")))
                .security(
                        List.of(new SecurityRequirement().addList(API_KEY), new SecurityRequirement().addList(BEARER)));
    }
}
