package almanac.web;

import almanac.row.Window;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Describes a {@link Paged} window as the two parameters of the request that it is read from. */
@Component
class OpenApiWindows implements GlobalOperationCustomizer {

    static {
        SpringDocUtils.getConfig().replaceWithSchema(Window.class, new IntegerSchema()); // until it is replaced below
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            Paged paged = parameter.getParameterAnnotation(Paged.class);
            if (paged != null) {
                operation.setParameters(replaced(parameter.getParameter().getName(), paged, operation.getParameters()));
            }
        }
        return operation;
    }

    private static List<Parameter> replaced(String window, Paged paged, List<Parameter> parameters) {
        List<Parameter> described = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.getName().equals(window)) {
                described.add(number(Paged.OFFSET, Paged.FIRST, Paged.FIRST));
                Parameter limit = number(Paged.LIMIT, paged.usual(), Paged.SHORTEST);
                limit.getSchema().setMaximum(BigDecimal.valueOf(paged.longest()));
                described.add(limit);
            } else {
                described.add(parameter);
            }
        }
        return described;
    }

    private static Parameter number(String name, int usual, int least) {
        Schema<?> schema = new IntegerSchema().minimum(BigDecimal.valueOf(least));
        schema.addType("integer"); // as OpenAPI 3.1 names it
        schema.setDefault(usual);
        return new QueryParameter().name(name).required(false).schema(schema);
    }
}
