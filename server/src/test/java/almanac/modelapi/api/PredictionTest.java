package almanac.modelapi.api;

import static almanac.server.Given.aPrivateProjectOf;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.messaging.Dispatch;
import almanac.modelapi.api.ServedModels.ModelApi;
import almanac.modelapi.command.PredictionCommand.FailPrediction;
import almanac.modelapi.command.PredictionCommand.SucceedPrediction;
import almanac.modelapi.event.PredictionEvent.Failure;
import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.server.Server;
import almanac.server.Someone;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.PredictionId;
import almanac.storage.prediction.PredictionQueue;
import almanac.storage.prediction.PredictionQueue.Kept;
import almanac.storage.prediction.PredictionQueue.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Asynchronous predictions of a model API that does not run: how they are requested, leased and ended. */
class PredictionTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-11-01T10:00:00Z");

    private final Server server = Server.running();
    private final PredictionQueue queue = server.bean(PredictionQueue.class);
    private final Someone ana = Someone.called("ana");
    private final ModelApi api = ServedModels.aModelApiIn(aPrivateProjectOf(ana), true);
    private final ModelApiId id = new ModelApiId(api.id());

    private String request(String key, int x) {
        return ana.api()
                .with("Idempotency-Key", key)
                .post(api.predictions(), Map.of("parameters", Map.of("x", x)))
                .expect(200)
                .text("/asyncPredictionId");
    }

    @Test
    void a_request_that_is_repeated_with_its_key_is_one_prediction() {
        String first = request("of the tests", 1);
        assertThat(request("of the tests", 1)).isEqualTo(first);
        assertThat(request("another", 1)).isNotEqualTo(first);
        ana.api()
                .with("Idempotency-Key", "of the tests")
                .post(api.predictions(), Map.of("parameters", Map.of("x", 2)))
                .expect(422);
        ana.api()
                .with("Idempotency-Key", "a".repeat(1_000))
                .post(api.predictions(), Map.of("parameters", Map.of("x", 1)))
                .expect(400);
        assertThat(server.anonymous()
                        .withBearer(ServedModels.aTokenOf(api).value())
                        .with("Idempotency-Key", "of the tests")
                        .post(api.predictions(), Map.of("parameters", Map.of("x", 2)))
                        .expect(200)
                        .text("/asyncPredictionId"))
                .isNotEqualTo(first);
        server.database()
                .update("update async_prediction set queued_at = queued_at - interval '25 hours' where id = ?", first);
        assertThat(request("of the tests", 2)).isNotEqualTo(first);
    }

    @Test
    void requests_with_one_key_that_come_at_the_same_time_are_one_prediction() throws InterruptedException {
        Set<String> made = ConcurrentHashMap.newKeySet();
        List<Thread> callers = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> made.add(request("at once", 1))))
                .toList();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(made).hasSize(1);
        assertThat(queue.lease(id, "of the tests", NOW, LEASE)).isPresent();
        assertThat(queue.lease(id, "of the tests", NOW, LEASE)).isEmpty();
    }

    @Test
    void one_that_is_leased_is_taken_by_another_server_when_the_lease_is_over() {
        ServedModels.aPredictionOf(api);
        Kept taken = queue.lease(id, "one", NOW, LEASE).orElseThrow();
        assertThat(taken.attempts()).isEqualTo(1);
        assertThat(queue.lease(id, "other", NOW.plusSeconds(59), LEASE)).isEmpty();
        assertThat(queue.lease(id, "other", NOW.plusSeconds(61), LEASE)
                        .orElseThrow()
                        .attempts())
                .isEqualTo(2);
        queue.release(taken.prediction(), "one"); // it has no lease any more
        assertThat(queue.lease(id, "one", NOW.plusSeconds(62), LEASE)).isEmpty();
        queue.giveBack(taken.prediction(), "other");
        assertThat(queue.lease(id, "one", NOW.plusSeconds(63), LEASE)
                        .orElseThrow()
                        .attempts())
                .isEqualTo(2);
        queue.release("one");
        assertThat(queue.lease(id, "other", NOW.plusSeconds(64), LEASE)
                        .orElseThrow()
                        .attempts())
                .isEqualTo(3);
        queue.release("other");
        assertThat(queue.lease(id, "one", NOW.plusSeconds(65), LEASE))
                .as("all attempts are made")
                .isEmpty();
        assertThat(queue.givenUp(NOW.plusSeconds(65), 10))
                .extracting(Kept::prediction)
                .contains(taken.prediction());
    }

    @Test
    void the_first_end_is_the_only_one() {
        String path = ServedModels.aPredictionOf(api);
        PredictionId prediction = new PredictionId(path.substring(path.lastIndexOf('/') + 1));
        ModelApiVersionId version = new ModelApiVersionId(api.version());
        send(new SucceedPrediction(prediction, version, sealed(prediction, State.SUCCEEDED), 5, 1, NOW));
        send(new FailPrediction(prediction, version, Failure.FUNCTION, sealed(prediction, State.FAILED), 5, NOW));
        send(new SucceedPrediction(prediction, version, sealed(prediction, State.SUCCEEDED), 5, 1, NOW));
        assertThat(ana.api().get(path).expect(200).text("/status")).isEqualTo("succeeded");
        assertThat(server.database()
                        .queryForObject(
                                "select count(*) from domain_event where aggregate_identifier = ?",
                                Long.class,
                                prediction.value()))
                .isEqualTo(2);
        assertThat(queue.lease(id, "of the tests", NOW.plus(LEASE), LEASE)).isEmpty();
    }

    private SealedSecret sealed(PredictionId prediction, State state) {
        return server.bean(MasterKey.class).seal("{\"result\":\"1\"}", PredictionQueue.context(prediction, state));
    }

    private void send(Object command) {
        server.bean(Dispatch.class).sendAsSystem(command, "of a test");
    }
}
