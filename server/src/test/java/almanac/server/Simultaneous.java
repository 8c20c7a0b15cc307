package almanac.server;

import almanac.contract.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many clients at the same moment. */
public final class Simultaneous {

    private static final int UNAVAILABLE = 503;
    private static final int MOST_ATTEMPTS = 20;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

    private Simultaneous() {}

    /**
     * Returns the answers to clients that all ask at the same moment. Each has a thread of its own: the common pool of a
     * machine with two cores would have one ask after the other. A client that is put off for want of a connection to the
     * database, as on a busy machine, asks again.
     */
    public static <T> List<T> atOnce(int clients, IntFunction<T> request) {
        CyclicBarrier start = new CyclicBarrier(clients);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> asked = new ArrayList<>();
            for (int n = 0; n < clients; n++) {
                int client = n;
                asked.add(threads.submit(() -> {
                    start.await();
                    return answered(request, client);
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> each : asked) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static <T> T answered(IntFunction<T> request, int client) throws InterruptedException {
        for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
            T answer = request.apply(client);
            if (!(answer instanceof Answer said) || said.status() != UNAVAILABLE) {
                return answer;
            }
            Thread.sleep(BETWEEN_ATTEMPTS);
        }
        return request.apply(client);
    }
}
