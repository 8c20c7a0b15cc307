package almanac.storage.environment;

import almanac.environment.event.BuildStatus;
import almanac.environment.event.EnvironmentVariables;
import almanac.environment.event.RevisionDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Builds nothing: where jobs run as processes of this machine there are no images, so a revision counts as built when
 * it could be. Its instructions and variables stand in its definition, from which a job takes what concerns it.
 */
@Component
class LocalEnvironmentBuilder implements EnvironmentBuilder {

    private static final Pattern IMAGE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:/@-]*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    @Override
    public Optional<String> build(RevisionDefinition definition, Consumer<BuildStatus> reached) {
        reached.accept(BuildStatus.STARTING);
        reached.accept(BuildStatus.PULLING);
        Optional<String> fault = imageFault(definition);
        if (fault.isPresent()) {
            return fault;
        }
        reached.accept(BuildStatus.BUILDING);
        fault = DockerfileInstructions.fault(Objects.requireNonNullElse(definition.dockerfileInstructions(), ""))
                .or(() -> variableFault(definition));
        if (fault.isEmpty()) {
            reached.accept(BuildStatus.PUSHING);
        }
        return fault;
    }

    private static Optional<String> imageFault(RevisionDefinition definition) {
        String image = Objects.requireNonNullElse(definition.image(), "");
        return IMAGE.matcher(image).matches()
                ? Optional.empty()
                : Optional.of("image: '%s' is not the name of an image".formatted(image));
    }

    private static Optional<String> variableFault(RevisionDefinition definition) {
        EnvironmentVariables variables = definition.environmentVariables();
        Set<String> names = new HashSet<>();
        for (String name : variables == null ? List.<String>of() : variables.names()) {
            if (!VARIABLE.matcher(name).matches()) {
                return Optional.of("environmentVariables: '%s' is not the name of a variable".formatted(name));
            }
            if (!names.add(name)) {
                return Optional.of("environmentVariables: '%s' is set twice".formatted(name));
            }
        }
        return Optional.empty();
    }
}
