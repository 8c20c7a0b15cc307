package almanac.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes records as they are written: every member is required unless it is {@link Nullable}. */
@Component
class OpenApiSchemas implements ModelConverter {

    private static final String COLLABORATOR = "ProjectCollaboratorV1";
    private static final String REFERENCE = "#/components/schemas/";

    /** Members that the API does not promise, though Almanac always sends them. */
    private static final Map<String, Set<String>> OPTIONAL = Map.of(
            "PaginatedMetadataV1", Set.of("totalCount"),
            "PaginationV1", Set.of("totalCount"),
            "ProjectGitRepositoryV1", Set.of("name"),
            "JobV1", Set.of("startedById"),
            "JobDetailsV1", Set.of("startedById"));

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType java = Json31.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            require(java.getRawClass(), described(schema, context));
        }
        return schema;
    }

    private static Schema<?> described(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        Schema<?> definition =
                reference == null ? null : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
        return definition == null ? schema : definition;
    }

    private static void require(Class<?> type, Schema<?> schema) {
        Map<String, ?> properties = schema.getProperties();
        if (properties == null) {
            return; // an id: a text
        }
        List<String> required = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .filter(properties::containsKey)
                .filter(name ->
                        !OPTIONAL.getOrDefault(type.getSimpleName(), Set.of()).contains(name))
                .toList();
        schema.setRequired(required);
        if (type.getSimpleName().endsWith(COLLABORATOR) && properties.get("role") instanceof Schema<?> role) {
            role.getEnum().remove("owner"); // an owner is no collaborator
        }
    }
}
