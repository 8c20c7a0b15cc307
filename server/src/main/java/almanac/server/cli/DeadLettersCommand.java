package almanac.server.cli;

import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Works from the command line with the events that async projections could not fold. */
@Command(name = "dead-letters", description = "Shows, retries and discards what projections could not fold.")
@SuppressWarnings("NullAway.Init") // picocli sets it
public final class DeadLettersCommand implements Runnable {

    private static final int CHUNK = 100;

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Say what to do with the dead letters.");
    }

    @Command(name = "list", description = "Lists the oldest hundred of a projection.")
    int list(
            @Parameters(paramLabel = "<projection>") String projection,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        JsonNode answer = server.client().get(letters(projection) + "?limit=" + CHUNK);
        String lines = answer.path("deadLetters")
                .valueStream()
                .map(DeadLettersCommand::line)
                .collect(Collectors.joining(System.lineSeparator()));
        output.tell(lines.isEmpty() ? "There are none." : lines, answer.path("deadLetters"));
        return 0;
    }

    private static String line(JsonNode letter) {
        return "%s  %s of %s, tried %d times: %s"
                .formatted(
                        letter.path("id").asString(),
                        letter.path("type").asString(),
                        letter.path("stream").asString(),
                        letter.path("attempts").asInt(),
                        letter.path("cause").asString("waits behind another"));
    }

    @Command(name = "show", description = "Shows one with its event.")
    int show(
            @Parameters(paramLabel = "<projection>") String projection,
            @Parameters(paramLabel = "<letter>") String letter,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        JsonNode answer =
                server.client().get(letters(projection) + "/" + letter).path("deadLetter");
        output.tell(answer.toPrettyString(), answer);
        return 0;
    }

    @Command(
            name = "retry",
            description = {
                "Tries one again, with what waits behind it in its stream; or all, a hundred streams at a time."
            })
    int retry(
            @Parameters(paramLabel = "<projection>") String projection,
            @Parameters(arity = "0..1", paramLabel = "<letter>", defaultValue = "") String letter,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        ServerClient client = server.client();
        long left = letter.isEmpty()
                ? retryAll(projection, client)
                : left(client.post("%s/%s/retry".formatted(letters(projection), letter), null));
        output.tell("%d dead letters are left.".formatted(left), Map.of("left", left));
        return 0;
    }

    /** Retries each dead letter once, those that were tried longest ago first. */
    private static long retryAll(String projection, ServerClient client) {
        long all = left(client.get(letters(projection)));
        long left = all;
        for (long tried = 0; tried < all; tried += CHUNK) {
            left = left(client.post(letters(projection) + "/retry?limit=" + CHUNK, null));
        }
        return left;
    }

    @Command(
            name = "discard",
            description = "Gives one up; the projection stays without its event until it is rebuilt.")
    int discard(
            @Parameters(paramLabel = "<projection>") String projection,
            @Parameters(paramLabel = "<letter>") String letter,
            @Option(names = "--reason", required = true, description = "Why; it is recorded.") String reason,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        JsonNode answer =
                server.client().post("%s/%s/discard".formatted(letters(projection), letter), Map.of("reason", reason));
        output.tell("Dead letter %s is discarded.".formatted(letter), answer);
        return 0;
    }

    private static long left(JsonNode page) {
        return page.path("metadata").path("totalCount").asLong();
    }

    private static String letters(String projection) {
        return "/api/admin/v1/projections/%s/dead-letters".formatted(projection);
    }
}
