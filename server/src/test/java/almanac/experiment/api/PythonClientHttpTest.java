package almanac.experiment.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.server.Given;
import almanac.server.Server;
import almanac.server.Someone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the Python client of MLflow sends when it logs a model, registers and loads it. The sequences are data, written
 * down from the client's source: each request, the members of the answer that the client reads, and their types, for it
 * takes an answer with a member of another type for none at all.
 */
class PythonClientHttpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What has the value of an earlier answer; {@code :path} stands for what follows the server or the scheme of it. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:path)?}");

    private final Someone ana = Someone.called("ana");
    private final Given.Project project = Given.aPrivateProjectOf(ana);
    private final Map<String, String> known = new HashMap<>(Map.of(
            "project", project.id(),
            "name", Someone.unique("churn"),
            "model", Someone.unique("churn")));

    @ParameterizedTest
    @ValueSource(strings = {"2.x", "3.x"})
    void the_client_logs_registers_and_loads_a_model(String version) {
        for (JsonNode step : steps(version)) {
            String what = version + ": " + step.path("what").asString();
            Answer answer = send(step);
            assertThat(answer.status())
                    .as("%s: %s", what, answer.body())
                    .isEqualTo(step.path("status").asInt(200));
            if (step.has("answers")) {
                assertThat(answer.body())
                        .as(what)
                        .isEqualTo(step.path("answers").asString());
            }
            if (step.has("header")) {
                assertThat(answer.header(step.path("header").asString()))
                        .as(what)
                        .isNotEmpty();
            }
            step.path("reads").forEachEntry((pointer, type) -> assertReads(what, answer, pointer, type.asString()));
            step.path("take").forEachEntry((variable, pointer) -> known.put(variable, answer.text(pointer.asString())));
        }
    }

    private Answer send(JsonNode step) {
        Object body = step.has("bytes")
                ? step.path("bytes").asString()
                : Optional.of(step.path("body"))
                        .filter(JsonNode::isObject)
                        .map(found -> filled(found.toString()))
                        .orElse(null);
        return ana.api()
                .with("Content-Type", step.path("type").asString("application/json"))
                .send(step.path("method").asString(), filled(step.path("path").asString()), body);
    }

    private String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String value = Objects.requireNonNull(known.get(found.group(1)), found.group(1));
            return Matcher.quoteReplacement(found.group(2) == null ? value : path(value));
        });
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        String path = uri.getPath();
        return "http".equals(uri.getScheme()) ? path : path.substring(1);
    }

    /** The client reads a member of that type, or exactly that value; one that may be absent has a question mark. */
    private void assertReads(String what, Answer answer, String pointer, String expected) {
        JsonNode value = answer.json().at(pointer);
        String type = expected.replaceFirst("\\?$", "");
        if (value.isMissingNode() && !type.equals(expected)) {
            return;
        }
        boolean isRead = switch (type) {
            case "text" -> value.isString();
            case "int64" -> value.isIntegralNumber() || value.asString("").matches("-?\\d{1,19}");
            case "number" ->
                value.isNumber() || Set.of("NaN", "Infinity", "-Infinity").contains(value.asString(""));
            case "flag" -> value.isBoolean();
            case "list" -> value.isArray();
            case "map" -> value.isObject();
            default -> value.isString() && value.asString().equals(filled(type));
        };
        assertThat(isRead)
                .as("%s: %s is %s in %s", what, pointer, expected, answer.body())
                .isTrue();
    }

    private static JsonNode steps(String version) {
        try (InputStream file = Server.class.getResourceAsStream("/mlflow/python-" + version + ".json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
