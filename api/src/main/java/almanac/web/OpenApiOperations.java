package almanac.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes what all operations have in common: how they refuse, and which of them are Almanac's own. */
@Component
class OpenApiOperations implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

    private static final String EXTENSION = "x-almanac-extension";
    private static final Map<String, String> REFUSALS = refusals();

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        if (handler.getBeanType().isAnnotationPresent(AlmanacExtension.class)) {
            operation.addExtension(EXTENSION, true);
        }
        if (AsOf.isHonouredBy(handler)) {
            operation.addParametersItem(new QueryParameter()
                    .name(AsOf.PARAMETER)
                    .description("As it was at that moment: a position in the log, or a time as of RFC 3339")
                    .schema(new StringSchema()));
        }
        if (!operation.getResponses().isEmpty() && AsOf.takesCaller(handler)) {
            REFUSALS.forEach((status, meaning) ->
                    operation.getResponses().addApiResponse(status, refusal(meaning, Set.of(FailureEnvelopeV1.class))));
            operation
                    .getResponses()
                    .addApiResponse(
                            "400",
                            refusal(
                                    "The request cannot be understood, or breaks a rule",
                                    Set.of(FailureEnvelopeV1.class, InvalidBodyEnvelopeV1.class)));
            if (operation.getRequestBody() != null) {
                operation
                        .getResponses()
                        .addApiResponse(
                                "415",
                                refusal(
                                        "The body is of another type than JSON, or packed in a way that is not read",
                                        Set.of(FailureEnvelopeV1.class)));
            }
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI document) {
        for (Class<?> body : Set.of(FailureEnvelopeV1.class, InvalidBodyEnvelopeV1.class)) {
            ModelConverters.getInstance(true)
                    .read(body)
                    .forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
        }
    }

    private static Map<String, String> refusals() {
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put("401", "No valid credential came with the request");
        refusals.put("403", "The caller is known but not allowed to do this");
        refusals.put("404", "There is no such thing, or the caller may not know of it");
        refusals.put("406", "Accept names nothing that this is answered with");
        refusals.put("412", "If-Match names another version than the one there is");
        refusals.put("500", "Something went wrong inside");
        return refusals;
    }

    private static ApiResponse refusal(String meaning, Set<Class<?>> bodies) {
        return new ApiResponse()
                .description(meaning)
                .content(new Content()
                        .addMediaType(
                                MediaType.APPLICATION_JSON_VALUE,
                                new io.swagger.v3.oas.models.media.MediaType().schema(oneOf(bodies))));
    }

    private static Schema<?> oneOf(Set<Class<?>> bodies) {
        if (bodies.size() == 1) {
            return reference(bodies.iterator().next());
        }
        Schema<Object> choice = new Schema<>();
        bodies.stream().map(OpenApiOperations::reference).forEach(choice::addOneOfItem);
        return choice;
    }

    private static Schema<?> reference(Class<?> body) {
        return new Schema<>().$ref("#/components/schemas/" + body.getSimpleName());
    }
}
