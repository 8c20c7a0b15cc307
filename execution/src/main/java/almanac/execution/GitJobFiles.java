package almanac.execution;

import almanac.job.event.JobInput;
import almanac.job.event.JobRepository;
import almanac.job.event.JobRequest;
import almanac.job.query.JobToRun;
import almanac.messaging.Dispatch;
import almanac.messaging.RequestId;
import almanac.project.event.GitReference;
import almanac.project.event.GitReferenceType;
import almanac.project.event.GitRepository;
import almanac.project.event.ResultsBranch;
import almanac.project.query.FilesLocation;
import almanac.project.query.ProjectQuery.GetResultsSettings;
import almanac.project.query.ProjectQuery.LocateFiles;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.ProjectId;
import almanac.shared.Query;
import almanac.storage.files.BlobStore;
import almanac.storage.git.BareRepository;
import almanac.storage.git.GitStore;
import almanac.storage.git.LargeFiles;
import almanac.storage.git.LfsObjects;
import almanac.storage.git.Mirrors;
import almanac.storage.git.WorkingTree.Bounds;
import almanac.storage.git.WorkingTree.Kept;
import almanac.storage.git.WorkingTree.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Copies a job's files from the project's git repository and back into it, or from mirrors of outside ones. */
@Component
@ForRole(Role.API)
final class GitJobFiles implements JobFiles {

    private static final String AUTHOR = "Almanac";
    private static final String ADDRESS = "almanac@localhost";
    private static final long BETWEEN_LOOKS = 100; // milliseconds

    private final GitStore store;
    private final Mirrors mirrors;
    private final LfsObjects objects;
    private final BlobStore blobs;
    private final Dispatch dispatch;
    private final InstantSource clock;
    private final long largestFile;

    GitJobFiles(
            GitStore store,
            Mirrors mirrors,
            LfsObjects objects,
            BlobStore blobs,
            Dispatch dispatch,
            InstantSource clock,
            @Value("${almanac.git.largest-file:2GB}") DataSize largestFile) {
        this.store = store;
        this.mirrors = mirrors;
        this.objects = objects;
        this.blobs = blobs;
        this.dispatch = dispatch;
        this.clock = clock;
        this.largestFile = largestFile.toBytes();
    }

    @Override
    public JobInput layOut(JobToRun job, JobFolders folders, Runnable goingOn) {
        FilesLocation location = location(job);
        GitRepository elsewhere = location.mainRepository();
        try (BareRepository repository =
                elsewhere == null ? store.open(job.project()) : mirror(elsewhere, job, goingOn)) {
            String commit = repository.resolve(wanted(job, elsewhere));
            folders.isOf(commit);
            folders.say("Checking out commit " + commit);
            LargeFiles large = elsewhere == null ? largeFiles(job) : LargeFiles.ELSEWHERE;
            repository.workingTree(large).checkOut(commit, folders.work(), goingOn);
            List<JobRepository> imported = location.imported().stream()
                    .map(each -> laidOut(each, job, folders, goingOn))
                    .toList();
            return new JobInput(commit, null, imported, List.of());
        }
    }

    /** Opens the mirror. A fetch takes as long as the other side does: it is waited for while the job wants that. */
    private BareRepository mirror(GitRepository repository, JobToRun job, Runnable goingOn) {
        CompletableFuture<BareRepository> opened = new CompletableFuture<>();
        Thread.ofVirtual().name("mirror-" + repository.id()).start(() -> {
            try {
                BareRepository mirror = mirrors.open(repository, job.startedBy());
                if (!opened.complete(mirror)) { // no thread waits for it any more
                    mirror.close();
                }
            } catch (RuntimeException | Error e) { // for the waiting thread
                opened.completeExceptionally(e);
            }
        });
        try {
            return awaited(opened, goingOn);
        } catch (RuntimeException e) {
            if (!opened.cancel(false) && !opened.isCompletedExceptionally()) {
                opened.join().close();
            }
            throw e;
        }
    }

    private static BareRepository awaited(CompletableFuture<BareRepository> opened, Runnable goingOn) {
        while (true) {
            try {
                return opened.get(BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                goingOn.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a repository was fetched", e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : new IllegalStateException("a repository could not be fetched", e.getCause());
            }
        }
    }

    private LargeFiles largeFiles(JobToRun job) {
        return new ProjectLargeFiles(job.project(), objects, blobs);
    }

    private FilesLocation location(JobToRun job) {
        return ask(new LocateFiles(job.project(), false));
    }

    /** Returns the reference of the files: that of the first preparation when the job was prepared before. */
    private static GitReference wanted(JobToRun job, @Nullable GitRepository elsewhere) {
        JobRequest request = job.request();
        if (job.input() != null) {
            return new GitReference(GitReferenceType.COMMIT, job.input().commitId());
        }
        if (request.commitId() != null) {
            return new GitReference(GitReferenceType.COMMIT, request.commitId());
        }
        GitReference usual = elsewhere == null ? new GitReference(GitReferenceType.HEAD, null) : elsewhere.defaultRef();
        return Objects.requireNonNullElse(request.mainRepository(), usual);
    }

    private static Optional<GitReference> before(GitRepository repository, JobToRun job) {
        return Optional.ofNullable(job.input()).stream()
                .flatMap(input -> input.repositories().stream())
                .filter(found -> found.id().equals(repository.id()))
                .map(found -> new GitReference(GitReferenceType.COMMIT, found.commitId()))
                .findFirst();
    }

    /**
     * Checks the repository out at its default reference, or where it was when the job was prepared before, into a
     * folder of its name. Of two repositories of one name the second has its id for a name.
     */
    private JobRepository laidOut(GitRepository repository, JobToRun job, JobFolders folders, Runnable goingOn) {
        GitReference reference = before(repository, job).orElseGet(repository::defaultRef);
        String branch = reference.refType() == GitReferenceType.BRANCH ? reference.value() : null;
        String type = reference.refType().name().toLowerCase(Locale.ROOT);
        try (BareRepository mirror = mirror(repository, job, goingOn)) {
            String commit = mirror.resolve(reference);
            Path named = folders.repositories().resolve(repository.name());
            Path folder = Files.exists(named)
                    ? folders.repositories().resolve(repository.id().value())
                    : named;
            Files.createDirectory(folder);
            folders.say("Checking out commit %s of %s: what the job changes there is not kept"
                    .formatted(commit, repository.name()));
            mirror.workingTree(LargeFiles.ELSEWHERE).checkOut(commit, folder, goingOn);
            return new JobRepository(
                    repository.id(),
                    repository.name(),
                    repository.uri(),
                    repository.serviceProvider(),
                    reference.value() == null ? type : type + "/" + reference.value(),
                    branch,
                    commit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Commits onto the main branch when the job began there and no other commit has moved it, otherwise onto a branch
     * of its own. Its name may be taken: a copy of a project numbers its jobs anew.
     */
    @Override
    public @Nullable String keep(JobToRun job, JobInput input, Path folder, Consumer<String> notes) {
        if (location(job).mainRepository() != null) {
            notes.accept("What was changed in the project's files is not kept: they are in an outside repository");
            return null;
        }
        String own = job.isSession() ? "session-" + job.job() : "job-" + job.number();
        List<String> branches = new ArrayList<>(
                List.of("results/" + own, "results/%s-%s".formatted(own, job.job()), "results-" + job.job()));
        if (!isIsolated(job.project())) {
            branches.addFirst(BareRepository.MAIN);
        }
        Note note = new Note(branches, message(job), AUTHOR, ADDRESS, clock.instant());
        try (BareRepository repository = store.open(job.project())) {
            Bounds bounds = new Bounds(store::room, largestFile);
            Kept kept = repository.workingTree(largeFiles(job)).commit(folder, input.commitId(), note, bounds, notes);
            if (kept.branch() == null) {
                return null;
            }
            if (!kept.branch().equals(branches.getFirst())) {
                notes.accept("%s: the job's results are on branch %s"
                        .formatted(
                                branches.getFirst().equals(BareRepository.MAIN)
                                        ? "The main branch is not where the job began"
                                        : "There is a branch %s already".formatted(branches.getFirst()),
                                kept.branch()));
            }
            return kept.commitId();
        }
    }

    private static String message(JobToRun job) {
        return job.isSession()
                ? "Work in workspace %s, session %s".formatted(job.request().title(), job.job())
                : "Results of job %d: %s".formatted(job.number(), job.request().runCommand());
    }

    private boolean isIsolated(ProjectId project) {
        return ask(new GetResultsSettings(project)).value().branch() == ResultsBranch.ISOLATED;
    }

    private <A> A ask(Query<A> query) {
        return dispatch.askAsSystem(query, RequestId.next());
    }
}
