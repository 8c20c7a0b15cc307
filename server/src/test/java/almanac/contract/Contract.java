package almanac.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** The operations and schemas of the public API, as the server has to serve them. */
public final class Contract {

    static final Type.Model FAILURE = new Type.Model("FailureEnvelopeV1");
    static final Type.Model INVALID_BODY = new Type.Model("InvalidBodyEnvelopeV1");

    /** Reads bodies as a strict client would: a member named twice is an error. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Contract CONTRACT = new Contract(
            ContractReader.operations(JSON.readTree(resource("operations.json"))),
            ContractReader.schemas(JSON.readTree(resource("schemas.json"))));

    private final List<Operation> operations;
    private final Map<String, Type> schemas;

    private Contract(List<Operation> operations, Map<String, Type> schemas) {
        this.operations = operations.stream()
                .sorted(Comparator.comparing(Operation::path))
                .toList();
        this.schemas = schemas;
    }

    public static Contract domino() {
        return CONTRACT;
    }

    List<Operation> operations() {
        return operations;
    }

    Map<String, Type> schemas() {
        return schemas;
    }

    /** The operation a request asks for; a fixed segment wins over a variable. */
    Optional<Operation> find(String method, String requestPath) {
        return operations.stream()
                .filter(operation -> operation.answers(method, requestPath))
                .findFirst();
    }

    Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("the contract has no operation " + id));
    }

    /** The type itself, or the schema it names. */
    Type resolve(Type type) {
        return type instanceof Type.Model model ? resolve(schema(model.name())) : type;
    }

    private Type schema(String name) {
        Type schema = schemas.get(name);
        if (schema == null) {
            throw new NoSuchElementException("the contract has no schema " + name);
        }
        return schema;
    }

    /** A file beside this contract's data. */
    static String resource(String name) {
        try (InputStream file = Contract.class.getResourceAsStream("/contract/" + name)) {
            if (file == null) {
                throw new NoSuchElementException("no test resource contract/" + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
