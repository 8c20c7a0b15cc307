package almanac.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.project.event.ProjectEvent.ProjectArchived;
import almanac.server.Neighbour;
import almanac.server.Server;
import almanac.shared.ProjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** Whoever follows the log gets every event that was committed, once, however late its writer commits. */
class EveryEventOnceTest {

    private static final int WRITERS = 32;
    private static final int WRITES = 40;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Neighbour neighbour;

    @BeforeAll
    static void start() {
        neighbour = Neighbour.called("every_event_once");
    }

    @AfterAll
    static void stop() {
        neighbour.close();
    }

    private final Server server = neighbour.server();
    private final EventStore store = server.bean(EventStore.class);
    private final TransactionOperations transaction = server.bean(TransactionOperations.class);
    private final Set<String> committed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch followedToTheEnd = new CountDownLatch(1);

    @Test
    void with_32_writers_some_of_whom_roll_back_and_one_who_stalls() throws Exception {
        server.database()
                .queryForList("select event_identifier from domain_event", String.class)
                .forEach(committed::add);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> staller = threads.submit(this::stall);
            List<Future<?>> writers = new ArrayList<>();
            IntStream.range(0, WRITERS).forEach(n -> writers.add(threads.submit(() -> write(new Random(n)))));
            for (Future<?> writer : writers) {
                writer.get(3, TimeUnit.MINUTES);
            }
            assertThat(staller).isNotDone();

            List<TrackedEventMessage<?>> followed = follow(committed.size());

            followedToTheEnd.countDown();
            assertThatThrownBy(() -> staller.get(1, TimeUnit.MINUTES)).isInstanceOf(ExecutionException.class);
            assertThat(followed)
                    .extracting(EventMessage::getIdentifier)
                    .doesNotHaveDuplicates()
                    .containsAll(committed);
            assertThat(followed).hasSameSizeAs(committed);
            assertThat(followed)
                    .extracting(event -> event.trackingToken().position().orElseThrow())
                    .isSorted();
        }
    }

    /** Commits in another order than positions were handed out; every fifth transaction does not commit at all. */
    private void write(Random random) {
        for (int n = 0; n < WRITES; n++) {
            boolean rollsBack = n % 5 == 4;
            String id = transaction.execute(status -> {
                String event = publish();
                sleep(random.nextInt(15));
                if (rollsBack) {
                    status.setRollbackOnly();
                }
                return event;
            });
            if (!rollsBack) {
                committed.add(id);
            }
        }
    }

    /** Would wait for 90 seconds, and is refused long before: those who follow the log need not wait for that. */
    private void stall() {
        committed.add(transaction.execute(status -> {
            String event = publish();
            await(followedToTheEnd);
            return event;
        }));
    }

    private String publish() {
        ProjectId project = new ProjectId("%024x".formatted(0xabc0000L + count.incrementAndGet()));
        EventMessage<?> event = GenericEventMessage.asEventMessage(new ProjectArchived(project));
        store.publish(event);
        return event.getIdentifier();
    }

    /** From the first event on, until there were so many and for some time nothing more. */
    private List<TrackedEventMessage<?>> follow(int expected) throws InterruptedException {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(100);
            while (events.size() < expected && System.nanoTime() < end) {
                while (stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)) {
                    events.add(stream.nextAvailable());
                }
            }
            Thread.sleep(500);
            while (stream.hasNextAvailable(50, TimeUnit.MILLISECONDS)) {
                events.add(stream.nextAvailable());
            }
        }
        return events;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(90, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
