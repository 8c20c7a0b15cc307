package almanac.server.cli;

import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Watches from the command line how a run is getting on, until it is over. */
final class RunWatch {

    /** Exit code for tables that differ, which scripts that verify want to know. */
    static final int DIFFERENT = 3;

    private static final String RUNS = "/api/admin/v1/projections/runs/";
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Set<String> GOES_ON = Set.of("queued", "running");

    private final ServerClient server;
    private final OutputOptions output;

    RunWatch(ServerClient server, OutputOptions output) {
        this.server = server;
        this.output = output;
    }

    /** Waits for the end of the run, reports it, and returns the exit code. */
    int watch(JsonNode started) {
        JsonNode run = started.path("run");
        String projection = run.path("projection").asString();
        try (ProgressBar bar = output.progress(projection)) {
            while (GOES_ON.contains(run.path("state").asString())) {
                bar.show(run.path("position").asLong(), run.path("goal").asLong());
                pause();
                run = server.get(RUNS + run.path("id").asString()).path("run");
            }
        }
        if (!run.path("state").asString().equals("succeeded")) {
            throw new CommandFailed("The run %s of %s %s. %s"
                    .formatted(
                            run.path("id").asString(),
                            projection,
                            run.path("state").asString(),
                            run.path("message").asString("")));
        }
        long differing = differing(run);
        output.tell(sentence(run, differing), run);
        return differing > 0 && !run.path("kind").asString().equals("rebuild") ? DIFFERENT : 0;
    }

    private static long differing(JsonNode run) {
        return run.path("comparisons")
                .valueStream()
                .mapToLong(table -> table.path("differing").asLong())
                .sum();
    }

    private static String sentence(JsonNode run, long differing) {
        String what = switch (run.path("kind").asString()) {
            case "rebuild" -> "is made again";
            case "dryRun" -> "was tried";
            default -> "is verified";
        };
        return "%s %s: %d events, %d a second; %s"
                .formatted(
                        run.path("projection").asString(),
                        what,
                        run.path("folded").asLong(),
                        run.path("eventsPerSecond").asLong(),
                        differing == 0 ? "no row differs" : differing + " rows differ (--json shows which)");
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("It was stopped; the run goes on.");
        }
    }
}
