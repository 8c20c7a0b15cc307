package almanac.storage.git;

import almanac.project.event.GitRepository;
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

/** Mirrors beside the projects' own repositories, each fetched by one at a time. */
@Component
class LocalMirrors implements Mirrors {

    private static final Logger log = LoggerFactory.getLogger(LocalMirrors.class);

    private static final int AT_ONCE = 4;

    private final GitStore store;
    private final GitSecrets secrets;
    private final OriginRules rules;
    private final Limits limits;
    private final MirrorFetch fetch;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Map<RepositoryId, State> states = new ConcurrentHashMap<>();

    LocalMirrors(GitStore store, GitSecrets secrets, OriginRules rules, Limits limits) {
        this.store = store;
        this.secrets = secrets;
        this.rules = rules;
        this.limits = limits;
        this.fetch = new MirrorFetch(rules, new KnownHosts(store.directory().resolve("known-hosts")), limits.silence());
    }

    /** What one fetch may take. */
    @Component
    record Limits(
            @Value("${almanac.git.largest-file:2GB}") DataSize object,
            @Value("${almanac.git.largest-mirror:4GB}") DataSize mirror,
            @Value("${almanac.git.longest-fetch:10m}") Duration time,
            @Value("${almanac.git.silence-of-others:60s}") Duration silence) {}

    private static final class State {

        private final ReentrantLock lock = new ReentrantLock();
        private boolean wasFetched;
        private long fetchedAt;

        /** Whether it is as it was then, or newer. */
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
            if (mirror.has(commitId)) {
                return mirror;
            }
            mirror.close();
        }
        return open(repository, user);
    }

    private Path place(GitRepository repository) {
        return store.directory().resolve(name(repository));
    }

    private static String name(GitRepository repository) {
        return "mirror-" + repository.id() + ".git";
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
                throw e instanceof OriginRefused refused
                        ? ErrorCode.ORIGIN_REFUSED.with(repository.uri(), refused.reason())
                        : ErrorCode.ORIGIN_AWAY.with(repository.uri());
            }
            log.warn("{} cannot be fetched now, what it was is served: {}", repository.uri(), e.getMessage());
        }
    }

    /** Who waited for another's fetch that began after he came needs none of his own. */
    private void fetchInTurn(GitRepository repository, UserId user, Path place) throws IOException {
        long asked = System.nanoTime();
        State state = states.computeIfAbsent(repository.id(), _ -> new State());
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
        } finally {
            places.release();
        }
    }

    /** Other servers share the directory: what one of them fetches just now need not be fetched twice. */
    private void fetchAlone(GitRepository repository, UserId user, Path place) throws IOException {
        Path lock = place.resolveSibling(place.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw new IOException("another server is fetching it");
            }
            Origin origin = Origin.of(repository.uri(), rules);
            GitSecret secret = secret(repository, user, origin);
            if (Files.isDirectory(place)) {
                fetch.into(place, origin, secret, bounds(place));
            } else {
                NewRepository.make(
                        store.directory(),
                        name(repository),
                        made -> fetch.into(made.getDirectory().toPath(), origin, secret, bounds(place)));
            }
        }
    }

    /** His own, if the repository names one of his, and only where it is for. */
    private @Nullable GitSecret secret(GitRepository repository, UserId user, Origin origin) {
        String credential = repository.credentialId();
        return credential == null
                ? null
                : secrets.open(new GitCredentialId(credential), user)
                        .filter(secret -> secret.isFor(origin.host()))
                        .orElse(null);
    }

    private FetchBounds bounds(Path place) throws IOException {
        long had = Files.isDirectory(place) ? Disk.size(place) : 0;
        long room = Math.min(limits.mirror().toBytes() - had, store.room() / 2);
        return new FetchBounds(
                Math.max(room, 0), limits.object().toBytes(), limits.time().toNanos());
    }
}
