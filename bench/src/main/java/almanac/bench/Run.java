package almanac.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Run that folds one projection again, to its end. */
record Run(String projection, long events, long perSecond, long differing) {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Set<String> GOES_ON = Set.of("queued", "running");
    private static final String PROJECTIONS = "/api/admin/v1/projections/";

    static Run start(Api administrator, String projection, String what) {
        String id = administrator
                .post(PROJECTIONS + projection + "/" + what, Map.of())
                .at("/run/id")
                .asString();
        JsonNode run = Await.untilPresent("the %s of %s is over".formatted(what, projection), LONGEST, () -> {
            JsonNode now = administrator.get(PROJECTIONS + "runs/" + id).path("run");
            return GOES_ON.contains(now.path("state").asString()) ? Optional.empty() : Optional.of(now);
        });
        if (!run.path("state").asString().equals("succeeded")) {
            throw new BenchFailed("The %s of %s: %s"
                    .formatted(what, projection, run.path("message").asString("")));
        }
        long differing = run.path("comparisons")
                .valueStream()
                .mapToLong(table -> table.path("differing").asLong())
                .sum();
        return new Run(
                projection,
                run.path("folded").asLong(),
                run.path("eventsPerSecond").asLong(),
                differing);
    }
}
