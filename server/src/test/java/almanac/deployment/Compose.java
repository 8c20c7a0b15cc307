package almanac.deployment;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code docker-compose.yml}, read as Compose reads it: merged, and with its variables filled in. */
record Compose(JsonNode tree) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final String FILE = "docker-compose.yml";
    static final String FOR_JOBS = "docker-compose.jobs.yml";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::([-?])([^}]*))?}");

    /**
     * A place where the file asks for a variable.
     *
     * @param sign - before what stands in for it, ? before what is said when it is missing, and otherwise empty
     */
    record Variable(String name, String sign, String text) {}

    static Compose with(Map<String, String> variables) throws IOException {
        return read(VARIABLE.matcher(text())
                .replaceAll(match -> Matcher.quoteReplacement(value(variable(match), variables))));
    }

    /** What is laid over it for jobs that are contained, by itself. */
    static Compose forJobs() throws IOException {
        return read(Files.readString(ROOT.resolve(FOR_JOBS)));
    }

    private static Compose read(String yaml) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new Compose(JsonMapper.shared().valueToTree(tree));
    }

    static List<Variable> variables() throws IOException {
        return VARIABLE.matcher(text()).results().map(Compose::variable).toList();
    }

    private static String text() throws IOException {
        return Files.readAllLines(ROOT.resolve(FILE)).stream()
                .filter(line -> !line.strip().startsWith("#"))
                .collect(Collectors.joining("\n"));
    }

    private static Variable variable(MatchResult match) {
        return new Variable(match.group(1), group(match, 2), group(match, 3));
    }

    private static String group(MatchResult match, int number) {
        return match.start(number) < 0 ? "" : match.group(number);
    }

    private static String value(Variable variable, Map<String, String> variables) {
        String value = variables.getOrDefault(variable.name(), "");
        if (!value.isEmpty()) {
            return value;
        }
        return variable.sign().equals("?") ? fail(variable.name() + ": " + variable.text()) : variable.text();
    }

    List<Service> services() {
        return tree.path("services")
                .propertyStream()
                .map(entry -> new Service(entry.getKey(), entry.getValue()))
                .toList();
    }

    Service service(String name) {
        return new Service(name, tree.path("services").path(name));
    }

    /** Those that are started with the profile. */
    List<Service> services(String profile) {
        return services().stream()
                .filter(service -> service.profiles().contains(profile))
                .toList();
    }

    /** One service, as the file has it. */
    record Service(String name, JsonNode settings) {

        JsonNode get(String setting) {
            return settings.path(setting);
        }

        List<String> texts(String setting) {
            return get(setting).valueStream().map(JsonNode::asString).toList();
        }

        Set<String> profiles() {
            return Set.copyOf(texts("profiles"));
        }

        /** Whether it runs this program. */
        boolean isOurs() {
            return settings.has("build");
        }

        Map<String, String> environment() {
            Map<String, String> environment = new LinkedHashMap<>();
            get("environment")
                    .propertyStream()
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().asString()));
            return environment;
        }

        List<String> waitsFor() {
            return new ArrayList<>(get("depends_on").propertyNames());
        }

        Stream<JsonNode> conditions() {
            return get("depends_on").valueStream().map(dependency -> dependency.path("condition"));
        }
    }
}
