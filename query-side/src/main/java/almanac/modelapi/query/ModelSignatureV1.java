package almanac.modelapi.query;

import almanac.modelapi.event.ServedFunction;
import almanac.shared.ModelApiVersionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The function that answers the calls of a model API.
 *
 * @param parameters in its order
 * @param takesMore whether it takes arguments of other names as well
 * @param description its own; null when it has none
 */
public record ModelSignatureV1(
        ModelApiVersionId modelApiVersionId,
        List<FunctionParameterV1> parameters,
        boolean takesMore,
        @Nullable String description) {

    /**
     * A parameter of the function.
     *
     * @param required whether each call has to give it
     */
    public record FunctionParameterV1(String name, boolean required) {}

    static ModelSignatureV1 of(ModelApiVersionId version, ServedFunction function) {
        return new ModelSignatureV1(
                version,
                function.parameters().stream()
                        .map(parameter -> new FunctionParameterV1(parameter.name(), parameter.required()))
                        .toList(),
                function.takesMore(),
                function.description());
    }
}
