package almanac.modelapi.api;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.contract.Answer;
import almanac.modelapi.api.ModelServer.Repository;
import almanac.modelapi.api.ModelServer.Served;
import almanac.server.Neighbour;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that shuts down while its models are at work. */
class ShutdownWithCallsTest {

    private static final String FUNCTION = """
            import time
            def predict(seconds):
                print("sleeping for", seconds, flush=True)
                time.sleep(seconds)
                return seconds
            """;

    @TempDir
    Path directory;

    @Test
    void calls_end_within_the_grace_or_are_sent_elsewhere_and_a_prediction_waits_for_the_next_server() {
        ModelServer models =
                new ModelServer("shutdown_with_calls", "--spring.lifecycle.timeout-per-shutdown-phase=16s");
        try (Neighbour other = models.twin(
                "--almanac.peers=http://127.0.0.1:" + models.server().port())) {
            Repository repository = models.repository(directory);
            repository.push("model.py", FUNCTION);
            Served quick = models.publish(repository, false);
            Served slow = models.publish(repository, false);
            Served later = models.publish(repository, true);
            models.awaitStatus(quick, "Running");
            models.awaitStatus(slow, "Running");
            models.awaitStatus(later, "Running");
            assertThat(byAnother(other, quick).expect(200).at("/result").asInt(1))
                    .isZero();
            String prediction = models.ana()
                    .api()
                    .post(later.predictions(), Map.of("parameters", Map.of("seconds", 55)))
                    .expect(200)
                    .text("/asyncPredictionId");
            CompletableFuture<Answer> endless = calling(models, slow, 50);
            models.awaitLine(slow, "sleeping for 50");
            CompletableFuture<Answer> behindIt = calling(models, slow, 0);
            models.awaitLine(later, "sleeping for 55");
            CompletableFuture<Answer> ending = calling(models, quick, 3);
            models.awaitLine(quick, "sleeping for 3");
            models.close();
            assertThat(ending.join().expect(200).at("/result").asInt()).isEqualTo(3);
            assertThat(endless.join().expect(503).header("Retry-After")).isNotEmpty();
            assertThat(endless.join().text("/error/message")).contains("shutting down");
            assertThat(behindIt.join().expect(503).header("Retry-After")).isNotEmpty();
            assertThat(byAnother(other, quick).expect(503).header("Retry-After"))
                    .isNotEmpty();
            assertThat(other.server()
                            .database()
                            .queryForMap(
                                    "select state, attempts, leased_by from async_prediction where id = ?", prediction))
                    .containsEntry("state", "QUEUED")
                    .containsEntry("attempts", 0)
                    .containsEntry("leased_by", null);
        }
    }

    private static Answer byAnother(Neighbour server, Served api) {
        return ModelServer.caller(server.server(), api.token())
                .post(api.latest(), Map.of("data", Map.of("seconds", 0)));
    }

    private static CompletableFuture<Answer> calling(ModelServer models, Served api, int seconds) {
        return CompletableFuture.supplyAsync(
                () -> models.call(api, Map.of("seconds", seconds)), Thread::startVirtualThread);
    }
}
