package almanac.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that select the events of a command. */
final class FilterOptions {

    @Option(
            names = "--after",
            paramLabel = "<point>",
            description = "Events after this position, or from this time on (2026-01-31T12:00:00Z).")
    private @Nullable String after;

    @Option(
            names = "--until",
            paramLabel = "<point>",
            description = "Events up to and with this position, or before this time.")
    private @Nullable String until;

    @Option(
            names = "--types",
            paramLabel = "<types>",
            description = "Only events of these types, with commas between: ProjectCreated,GoalAdded")
    private @Nullable String types;

    @Option(names = "--resource", paramLabel = "<id>", description = "Only events of the resource with this id.")
    private @Nullable String resource;

    @Option(names = "--actor", paramLabel = "<id>", description = "Only what the user with this id did.")
    private @Nullable String actor;

    @Nullable
    String after() {
        return after;
    }

    boolean endsSomewhere() {
        return until != null;
    }

    /** Returns the options as the parameters of a request, without the two points. */
    String filters() {
        List<String> parameters = new ArrayList<>();
        add(parameters, "types", types);
        add(parameters, "resource", resource);
        add(parameters, "actor", actor);
        return String.join("&", parameters);
    }

    /** Returns the limits, which an export of all events from the first one on lacks. */
    String limits() {
        List<String> parameters = new ArrayList<>();
        add(parameters, "after", after);
        parameters.addAll(filters().isEmpty() ? List.of() : List.of(filters()));
        return String.join("&", parameters);
    }

    /** Returns the query of a request that starts after another point than was given. */
    String query(@Nullable String from, String format) {
        List<String> parameters = new ArrayList<>();
        add(parameters, "after", from);
        add(parameters, "until", until);
        add(parameters, "format", format);
        parameters.addAll(filters().isEmpty() ? List.of() : List.of(filters()));
        return "?" + String.join("&", parameters);
    }

    private static void add(List<String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.add(name + "=" + URLEncoder.encode(value, UTF_8));
        }
    }
}
