package almanac.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The instructions of the {@code Dockerfile}. */
record Dockerfile(List<Instruction> instructions) {

    /** A line of it, with those that continue it. */
    record Instruction(String name, String arguments) {}

    static Dockerfile read() throws IOException {
        String text = Files.readString(Compose.ROOT.resolve("Dockerfile"))
                .replaceAll("(?m)^\\s*#.*$", "")
                .replaceAll("\\\\\n\\s*", " ");
        return new Dockerfile(text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" ", 2))
                .map(words -> new Instruction(words[0], words[1].strip()))
                .toList());
    }

    /** What a container runs, when it is given no command of its own. */
    List<String> commandLine() {
        return Stream.concat(entryPoint().stream(), words(last("CMD")).stream()).toList();
    }

    List<String> entryPoint() {
        return words(last("ENTRYPOINT"));
    }

    /** What tells whether a container is well. */
    List<String> healthCheck() {
        String arguments = last("HEALTHCHECK");
        return words(arguments.substring(arguments.indexOf("CMD ") + 4));
    }

    /** What the shell is given to take the jar apart, and to leave out what the image has no use for. */
    String unpacking() {
        return all("RUN").filter(line -> line.contains("jarmode")).collect(Collectors.joining());
    }

    /** What is copied, from another stage or from the sources. */
    List<Copy> copies() {
        return all("COPY").map(Copy::of).toList();
    }

    /** One {@code COPY}: its options by name, and the two places. */
    record Copy(Map<String, String> options, String from, String to) {
        private static Copy of(String line) {
            Map<String, String> options = new LinkedHashMap<>();
            List<String> words = Arrays.asList(line.split(" +", -1));
            words.stream()
                    .filter(word -> word.startsWith("--"))
                    .map(word -> word.substring(2).split("=", 2))
                    .forEach(option -> options.put(option[0], option[1]));
            return new Copy(options, words.get(words.size() - 2), words.getLast());
        }

        /** The stage that it is taken from; empty: the sources. */
        String stage() {
            return options.getOrDefault("from", "");
        }
    }

    /** What the shell is given for the JVM to learn from. */
    String rehearsal() {
        return all("RUN").filter(line -> line.contains("rehearse")).collect(Collectors.joining());
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        all("ENV").map(line -> line.split("=", 2)).forEach(words -> environment.put(words[0], words[1]));
        return environment;
    }

    Stream<String> all(String name) {
        return instructions.stream()
                .filter(instruction -> instruction.name().equals(name))
                .map(Instruction::arguments);
    }

    String last(String name) {
        return all(name).reduce("", (_, next) -> next);
    }

    private static List<String> words(String json) {
        return Arrays.asList(JsonMapper.shared().readValue(json, String[].class));
    }
}
