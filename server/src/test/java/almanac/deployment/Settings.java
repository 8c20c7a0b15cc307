package almanac.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The properties that the application knows, named as environment variables. */
final class Settings {

    private static final Pattern QUOTED = Pattern.compile("`([a-z.-]+)`");

    private Settings() {}

    static Set<String> asVariables() throws IOException {
        Set<String> names = new TreeSet<>();
        addOwn(names);
        addDescribed(names);
        addDocumented(names);
        Set<String> variables = new TreeSet<>();
        names.forEach(name -> {
            variables.add(asVariable(name, ""));
            variables.add(asVariable(name, "_"));
        });
        return variables;
    }

    /** Spring takes both: a hyphen left out, or written as the point is. */
    private static String asVariable(String property, String hyphen) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", hyphen);
    }

    private static void addOwn(Set<String> names) {
        YamlPropertiesFactoryBean own = new YamlPropertiesFactoryBean();
        own.setResources(new ClassPathResource("application.yml"));
        own.afterPropertiesSet();
        Properties properties = Objects.requireNonNull(own.getObject());
        names.addAll(properties.stringPropertyNames());
    }

    private static void addDescribed(Set<String> names) throws IOException {
        for (URL url : Collections.list(
                Settings.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream file = url.openStream()) {
                JsonNode metadata = JsonMapper.shared().readTree(file);
                metadata.path("properties")
                        .forEach(property -> names.add(property.path("name").asString()));
            }
        }
    }

    /** Of the table of properties, where {@code .b} after {@code x.a} means {@code x.b}. */
    private static void addDocumented(Set<String> names) throws IOException {
        Files.readAllLines(Compose.ROOT.resolve("docs/configuration.md")).stream()
                .filter(line -> line.matches("\\| `[a-z]+\\.[a-z.-]+`.*"))
                .map(line -> line.split("\\|", 3)[1])
                .forEach(cell -> addEach(cell, names));
    }

    private static void addEach(String cell, Set<String> names) {
        String parent = "";
        for (Matcher name = QUOTED.matcher(cell); name.find(); ) {
            if (name.group(1).startsWith(".")) {
                names.add(parent + name.group(1));
            } else {
                names.add(name.group(1));
                parent = name.group(1).substring(0, name.group(1).lastIndexOf('.'));
            }
        }
    }
}
