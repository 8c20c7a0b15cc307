package almanac.modelapi.query;

import almanac.modelapi.event.FunctionParameter;
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
        List<FunctionParameter> parameters,
        boolean takesMore,
        @Nullable String description) {

    static ModelSignatureV1 of(ModelApiVersionId version, ServedFunction function) {
        return new ModelSignatureV1(version, function.parameters(), function.takesMore(), function.description());
    }
}
