package almanac.storage.files;

import almanac.shared.DomainException;
import almanac.shared.FilePath;
import almanac.shared.Sha256;
import almanac.storage.files.BlobStore.Draft;
import almanac.storage.files.WorkingFolder.Change;
import almanac.storage.files.WorkingFolder.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that a program has changed, keeps their bytes, and reports them in batches: many files wait for the
 * disk together, and one transaction records all of a batch.
 */
final class ChangedFiles implements FoundNames.Pairs, AutoCloseable {

    /** Most files of a batch: a transaction that records so many takes a fraction of a second. */
    static final int BATCH = 100;

    private static final long BATCH_BYTES = 64L << 20;
    private static final int WRITERS = 8;
    private static final int BUFFER = 1 << 16;

    private final BlobStore blobs;
    private final Findings findings;
    private final Instant began;
    private final ExecutorService writers = Executors.newFixedThreadPool(
            WRITERS, Thread.ofPlatform().daemon().name("keeping-files-", 0).factory());
    private final List<Candidate> batch = new ArrayList<>();
    private long batchBytes;
    private boolean lacksRoom;

    /** @param began when the program began, as the folder's disk tells the time */
    ChangedFiles(BlobStore blobs, Findings findings, Instant began) {
        this.blobs = blobs;
        this.findings = findings;
        this.began = began;
    }

    private record Candidate(FilePath path, Path place, FileList.@Nullable Line listed, Stamp now) {

        @Nullable
        Blob before() {
            return listed == null ? null : listed.blob();
        }
    }

    /** Outcome for a candidate: a draft of new bytes, a reason why there is none, or neither if nothing changed. */
    private record Outcome(
            Candidate file, @Nullable Draft draft, @Nullable String trouble, boolean lacksRoom) {}

    boolean lacksRoom() {
        return lacksRoom;
    }

    @Override
    public void found(FilePath path, Path place, FileList.@Nullable Line listed) {
        try {
            Stamp now = Stamp.of(place);
            if (listed != null && now.isUntouched(listed, began)) {
                return;
            }
            if (batch.size() >= BATCH || batchBytes + now.size() > BATCH_BYTES) {
                flush();
            }
            if (blobs.hasRoomFor(batchBytes + now.size())) {
                batch.add(new Candidate(path, place, listed, now));
                batchBytes += now.size();
            } else { // a sparse file takes less room where it is than as kept bytes
                lacksRoom = true;
                findings.passedOver(path.value(), "there is no room for its %d bytes".formatted(now.size()));
            }
        } catch (IOException _) {
            findings.passedOver(path.value(), WorkingFolder.NO_FILE);
        }
    }

    @Override
    public void missing(FilePath path, Blob listed) {
        // told later
    }

    /** Keeps and reports what is still held back. */
    void flush() {
        List<Outcome> outcomes = drafted();
        List<Draft> drafts =
                outcomes.stream().map(Outcome::draft).filter(Objects::nonNull).toList();
        try {
            if (!drafts.isEmpty()) {
                blobs.keep(drafts);
            }
        } finally {
            drafts.forEach(Draft::close);
        }
        batch.clear();
        batchBytes = 0;
        tell(outcomes);
    }

    private void tell(List<Outcome> outcomes) {
        List<Change> changes = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Candidate file = outcome.file();
            if (outcome.trouble() != null) {
                lacksRoom |= outcome.lacksRoom();
                findings.passedOver(file.path().value(), outcome.trouble());
            } else if (outcome.draft() != null && !outcome.draft().blob().equals(file.before())) {
                changes.add(new Change(
                        file.path(),
                        file.before(),
                        outcome.draft().blob(),
                        file.now().modified()));
            }
        }
        if (!changes.isEmpty()) {
            findings.changed(changes);
        }
    }

    private List<Outcome> drafted() {
        List<Callable<Outcome>> tasks = new ArrayList<>();
        batch.forEach(file -> tasks.add(() -> outcome(file)));
        List<Outcome> outcomes = new ArrayList<>();
        ExecutionException fault = null;
        try {
            for (Future<Outcome> done : writers.invokeAll(tasks)) {
                try {
                    outcomes.add(done.get());
                } catch (ExecutionException e) {
                    fault = e;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while files were kept", e);
        }
        if (fault != null) {
            outcomes.stream().map(Outcome::draft).filter(Objects::nonNull).forEach(Draft::close);
            throw new IllegalStateException("the bytes of files could not be kept", fault.getCause());
        }
        return outcomes;
    }

    private Outcome outcome(Candidate file) {
        try {
            if (file.before() != null && file.before().size() == file.now().size() && isStill(file.before(), file)) {
                return new Outcome(file, null, null, false);
            }
            try (InputStream bytes = open(file)) {
                return new Outcome(file, blobs.draft(bytes), null, false);
            }
        } catch (IOException _) {
            return new Outcome(file, null, WorkingFolder.NO_FILE, false);
        } catch (DomainException refusal) { // others have taken the room meanwhile
            return new Outcome(file, null, refusal.getMessage(), true);
        }
    }

    /** Tells whether the content is the same, by reading it: that the file was touched says nothing of its content. */
    private static boolean isStill(Blob before, Candidate file) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream bytes = open(file)) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return Sha256.of(digest).equals(before.content());
    }

    private static InputStream open(Candidate file) throws IOException {
        return Files.newInputStream(file.place(), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() {
        writers.close();
    }
}
