package almanac.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdSourceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int THREADS = 8;
    private static final int IDS_PER_THREAD = 5_000;

    private final AtomicReference<Instant> time = new AtomicReference<>(NOON);
    private final InstantSource clock = time::get;

    @Test
    void an_id_has_the_form_of_ids() {
        String id = IdSource.of(InstantSource.system()).next();
        assertThat(id).matches("[0-9a-f]{24}");
        assertThat(new ProjectId(id)).hasToString(id);
    }

    @Test
    void an_id_begins_with_the_second_it_was_made_in() {
        assertThat(IdSource.of(clock).next()).startsWith("%08x".formatted(NOON.getEpochSecond()));
    }

    @Test
    void ids_made_later_sort_later() {
        IdSource ids = IdSource.of(clock);
        List<String> made = new ArrayList<>();
        for (int second = 0; second < 5; second++) {
            time.set(NOON.plusSeconds(second));
            IntStream.range(0, 100).forEach(n -> made.add(ids.next()));
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ids_made_after_the_clock_was_set_back_sort_later_too() {
        IdSource ids = IdSource.of(clock);
        String before = ids.next();
        time.set(NOON.minus(Duration.ofMinutes(1)));
        assertThat(ids.next()).isGreaterThan(before);
    }

    @Test
    void threads_never_get_the_same_id() throws InterruptedException, ExecutionException {
        IdSource ids = IdSource.of(clock);
        Set<String> made = ConcurrentHashMap.newKeySet();
        Callable<Void> making = () -> {
            IntStream.range(0, IDS_PER_THREAD).forEach(n -> made.add(ids.next()));
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Void> done : threads.invokeAll(
                    Stream.generate(() -> making).limit(THREADS).toList())) {
                done.get();
            }
        }
        assertThat(made).hasSize(THREADS * IDS_PER_THREAD);
    }

    @Test
    void two_processes_never_make_the_same_id() {
        IdSource one = IdSource.of(clock);
        IdSource other = IdSource.of(clock);
        Set<String> made = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 1_000).forEach(n -> made.addAll(List.of(one.next(), other.next())));
        assertThat(made).hasSize(2_000);
    }
}
