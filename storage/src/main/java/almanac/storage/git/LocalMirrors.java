package almanac.storage.git;

import almanac.project.event.GitRepository;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.GitCredentialId;
import almanac.shared.RepositoryId;
import almanac.shared.UserId;
import almanac.storage.files.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Keeps mirrors beside the projects' own repositories. Each has one fetch at a time. */
@Component
class LocalMirrors implements Mirrors {

    private static final Logger log = LoggerFactory.getLogger(LocalMirrors.class);

    private static final int AT_ONCE = 4;
    private static final long BETWEEN_TRIES = 100; // milliseconds

    /** How long a missing commit is not looked for again. */
    private static final Duration RECENT = Duration.ofSeconds(5);

    private final GitStore store;
    private final GitSecrets secrets;
    private final OriginRules rules;
    private final Limits limits;
    private final MirrorFetch fetch;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final MirrorVisits visits = new MirrorVisits();
    private final Map<RepositoryId, State> states = new ConcurrentHashMap<>();

    LocalMirrors(GitStore store, GitSecrets secrets, OriginRules rules, Limits limits) {
        this.store = store;
        this.secrets = secrets;
        this.rules = rules;
        this.limits = limits;
        this.fetch = new MirrorFetch(rules, new KnownHosts(store.directory().resolve("known-hosts")), limits.silence());
    }

    /** Limits of one fetch. */
    @Component
    record Limits(
            @Value("${almanac.git.largest-file:2GB}") DataSize object,
            @Value("${almanac.git.largest-mirror:4GB}") DataSize mirror,
            @Value("${almanac.git.longest-fetch:10m}") Duration time,
            @Value("${almanac.git.silence-of-others:60s}") Duration silence) {}

    /** A commit that a user's fetch did not bring: another user may have a credential that opens more. */
    private record Missing(UserId user, String commit) {}

    private static final class State {

        private final ReentrantLock lock = new ReentrantLock();
        private boolean wasFetched;
        private long fetchedAt;
        private final Map<Missing, Long> missing = new ConcurrentHashMap<>();

        void lacked(Missing one) {
            missing.values().removeIf(moment -> !isRecent(moment));
            missing.put(one, System.nanoTime());
        }

        /** Tells whether the commit was missing a moment ago. */
        boolean lacks(Missing one) {
            Long moment = missing.get(one);
            return moment != null && isRecent(moment);
        }

        private static boolean isRecent(long moment) {
            return System.nanoTime() - moment < RECENT.toNanos();
        }

        /** Tells whether the mirror is as it was then, or newer. */
        boolean isAsOf(long moment) {
            return wasFetched && fetchedAt - moment >= 0;
        }

        void fetched(long moment) {
            wasFetched = true;
            fetchedAt = moment;
        }
    }

    @Override
    public BareRepository open(GitRepository repository, UserId user) {
        Path place = place(repository);
        refresh(repository, user, place);
        return existing(place);
    }

    @Override
    public BareRepository open(GitRepository repository, UserId user, String commitId) {
        Path place = place(repository);
        if (Files.isDirectory(place)) {
            BareRepository mirror = existing(place);
            if (mirror.has(commitId) || state(repository).lacks(new Missing(user, commitId))) {
                return mirror;
            }
            mirror.close();
        }
        visits.await(repository, user, () -> refresh(repository, user, place));
        BareRepository fetched = existing(place);
        if (!fetched.has(commitId)) {
            state(repository).lacked(new Missing(user, commitId));
        }
        return fetched;
    }

    @Override
    public BareRepository visit(GitRepository repository, UserId user) {
        Path place = place(repository);
        visits.await(repository, user, () -> refresh(repository, user, place));
        return existing(place);
    }

    private State state(GitRepository repository) {
        return states.computeIfAbsent(repository.id(), _ -> new State());
    }

    private Path place(GitRepository repository) {
        return store.directory().resolve(name(repository));
    }

    private static String name(GitRepository repository) {
        return Leftovers.MIRROR + repository.id() + ".git";
    }

    private static BareRepository existing(Path place) {
        try {
            return NewRepository.open(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves a mirror at the place, in its last state if it cannot be fetched. */
    private void refresh(GitRepository repository, UserId user, Path place) {
        try {
            fetchInTurn(repository, user, place);
        } catch (IOException e) {
            if (!Files.isDirectory(place)) {
                log.warn("{} cannot be fetched: {}", repository.uri(), e.getMessage());
                throw e instanceof OriginRefused refused
                        ? ErrorCode.ORIGIN_REFUSED.with(repository.uri(), refused.reason())
                        : ErrorCode.ORIGIN_AWAY.with(repository.uri());
            }
            log.warn("{} cannot be fetched now, what it was is served: {}", repository.uri(), e.getMessage());
        }
    }

    /** Fetches, unless another fetch has begun since the call: waiting for that one is enough. */
    private void fetchInTurn(GitRepository repository, UserId user, Path place) throws IOException {
        long asked = System.nanoTime();
        State state = state(repository);
        try {
            if (!state.lock.tryLock(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it is being fetched for too long");
            }
            try {
                if (!state.isAsOf(asked)) {
                    long began = System.nanoTime();
                    fetchInPlace(repository, user, place);
                    state.fetched(began);
                }
            } finally {
                state.lock.unlock();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("the wait for it was interrupted");
        }
    }

    private void fetchInPlace(GitRepository repository, UserId user, Path place)
            throws IOException, InterruptedException {
        if (!places.tryAcquire(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("too much is being fetched");
        }
        try {
            fetchAlone(repository, user, place);
        } catch (DomainException e) {
            throw e;
        } catch (RuntimeException e) { // an origin may say anything
            throw new IOException("what it says cannot be understood", e);
        } finally {
            places.release();
        }
    }

    /**
     * Fetches under a file lock, as other servers share the directory: what one of them fetches just now need not be
     * fetched twice.
     */
    private void fetchAlone(GitRepository repository, UserId user, Path place)
            throws IOException, InterruptedException {
        Path lock = place.resolveSibling(place.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(channel)) {
            Origin origin = Origin.of(repository.uri(), rules);
            GitSecret secret = secret(repository, user, origin);
            if (Files.isDirectory(place)) {
                BranchLock.removeLeftovers(place);
                fetch.into(place, origin, secret, bounds(place));
            } else {
                NewRepository.make(
                        store.directory(),
                        name(repository),
                        made -> fetch.into(made.getDirectory().toPath(), origin, secret, bounds(place)));
            }
        }
    }

    private FileLock lock(FileChannel channel) throws IOException, InterruptedException {
        long end = System.nanoTime() + limits.time().toNanos();
        for (FileLock lock = channel.tryLock(); ; lock = channel.tryLock()) {
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - end > 0) {
                throw new IOException("another server is fetching it for too long");
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    /** Returns the user's own credential, if the repository names one of the user's, and only for its domain. */
    private @Nullable GitSecret secret(GitRepository repository, UserId user, Origin origin) {
        String credential = repository.credentialId();
        return credential == null
                ? null
                : secrets.open(new GitCredentialId(credential), user)
                        .filter(secret -> secret.isFor(origin))
                        .orElse(null);
    }

    private FetchBounds bounds(Path place) throws IOException {
        long had = Files.isDirectory(place) ? Disk.size(place) : 0;
        long room = Math.min(limits.mirror().toBytes() - had, store.room() / 2);
        return new FetchBounds(
                Math.max(room, 0), limits.object().toBytes(), limits.time().toNanos());
    }
}
