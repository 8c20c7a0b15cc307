package almanac.storage.git;

import almanac.project.event.GitRepository;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.RepositoryId;
import almanac.shared.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds the requests that wait for a mirror to be fetched: few, and not for long, as a slow server of one repository
 * would hold up all requests. The fetch goes on meanwhile, and a later request finds what it brought.
 */
final class MirrorVisits {

    private static final int MOST = 32;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Semaphore places;
    private final Duration longest;
    private final Map<Visit, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    MirrorVisits() {
        this(MOST, LONGEST);
    }

    MirrorVisits(int most, Duration longest) {
        this.places = new Semaphore(most);
        this.longest = longest;
    }

    private record Visit(RepositoryId repository, UserId user) {}

    /** Waits for the fetch; one user has one fetch of a mirror at a time. */
    void await(GitRepository repository, UserId user, Runnable fetch) {
        if (!places.tryAcquire()) {
            throw ErrorCode.ORIGIN_SLOW.with(repository.uri());
        }
        try {
            fetched(new Visit(repository.id(), user), fetch).get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw ErrorCode.ORIGIN_SLOW.with(repository.uri());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw ErrorCode.ORIGIN_SLOW.with(repository.uri());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DomainException refusal
                    ? refusal
                    : new IllegalStateException("a mirror could not be fetched", e.getCause());
        } finally {
            places.release();
        }
    }

    private CompletableFuture<Void> fetched(Visit visit, Runnable fetch) {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> other = underWay.putIfAbsent(visit, begun);
        if (other != null) {
            return other;
        }
        Thread.ofVirtual().name("fetch-" + visit.repository()).start(() -> {
            try {
                fetch.run();
                begun.complete(null);
            } catch (RuntimeException | Error e) { // for the waiting requests
                begun.completeExceptionally(e);
            } finally {
                underWay.remove(visit, begun);
            }
        });
        return begun;
    }
}
