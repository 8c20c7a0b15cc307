package almanac.storage.git;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.storage.files.Space;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the files of a commit into a directory, and makes another commit of them when they were changed there. */
public final class WorkingTree {

    private static final Logger log = LoggerFactory.getLogger(WorkingTree.class);

    /** Longest wait for a push of thousands of branches: the directory has the only copy of what a job has made. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Repository repository;
    private final Pointers pointers;

    /** @param largeFiles that the directory has, or is to have, in the place of their pointers */
    WorkingTree(Repository repository, LargeFiles largeFiles) {
        this.repository = repository;
        this.pointers = new Pointers(repository, largeFiles);
    }

    /**
     * Message and author of a commit, and its branches.
     *
     * @param branches of which the first that can is moved to the commit; it is made when the repository has none of
     *     that name
     * @param author name of the author as it stands in the history
     * @param email address of the author as it stands there
     */
    public record Note(List<String> branches, String message, String author, String email, Instant at) {

        public Note {
            branches = List.copyOf(branches);
        }
    }

    /**
     * Bounds of a commit.
     *
     * @param room for all that is new, in bytes
     * @param largestFile most bytes of one file
     */
    public record Bounds(LongSupplier room, long largestFile) {}

    /**
     * Commit that has the files now.
     *
     * @param branch null when nothing has changed
     */
    public record Kept(String commitId, @Nullable String branch) {}

    /**
     * Fills the directory, which must be there, with the files of the commit.
     *
     * @param goingOn is run again and again meanwhile; what it throws ends the work
     * @throws DomainException when the repository lacks some of them, too
     */
    public void checkOut(String commitId, Path directory, Runnable goingOn) {
        Path place = directory.resolve(Constants.DOT_GIT); // where no commit has anything
        try (RevWalk commits = new RevWalk(repository)) {
            RevCommit commit = commits.parseCommit(ObjectId.fromString(commitId));
            Extent.of(commit, repository).require(Files.getFileStore(directory).getUsableSpace() / 2);
            Files.createDirectory(place);
            try (Repository tree = new InspectedRepository(new FileRepositoryBuilder()
                    .setGitDir(repository.getDirectory())
                    .setWorkTree(directory.toFile())
                    .setIndexFile(place.resolve("index").toFile())
                    .setup())) {
                DirCacheCheckout checkout = new DirCacheCheckout(tree, tree.lockDirCache(), commit.getTree());
                checkout.setFailOnConflict(true);
                checkout.setProgressMonitor(new Looking(goingOn));
                checkout.checkout();
                pointers.layOut(commit, directory, goingOn);
            } finally {
                FileUtils.delete(place.toFile(), FileUtils.RECURSIVE);
            }
        } catch (MissingObjectException | CorruptObjectException e) { // it will not come by itself
            log.error("Not all of commit {} is in {}", commitId, repository.getDirectory(), e);
            throw ErrorCode.BYTES_AWAY.with("commit " + commitId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a commit of the directory's files, as they were made of those of the parent. Files that {@code
     * .dominoignore} and {@code .gitignore} leave out, or that git cannot hold, stay out and are named. Nothing is
     * committed when nothing has changed, nor again when it was before.
     */
    public Kept commit(Path directory, String parentId, Note note, Bounds bounds, Consumer<String> says) {
        try (RevWalk commits = new RevWalk(repository);
                ObjectInserter objects = repository.newObjectInserter()) {
            RevCommit parent = commits.parseCommit(ObjectId.fromString(parentId));
            FolderTree folder = new FolderTree(repository, directory, parent, pointers);
            folder.require(bounds, says);
            ObjectId tree = folder.written(objects);
            return tree.equals(parent.getTree())
                    ? new Kept(parentId, null)
                    : kept(new Commit(tree, parent, note), commits, objects);
        } catch (IOException e) {
            throw Space.refusal(e);
        } catch (DomainException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) { // git may stumble over what lies in the directory
            throw new UncheckedIOException(new IOException("the files of a directory could not be committed", e));
        }
    }

    /** Checks between two files whether to go on. */
    private static final class Looking extends EmptyProgressMonitor {

        private final Runnable goingOn;

        Looking(Runnable goingOn) {
            this.goingOn = goingOn;
        }

        @Override
        public boolean isCancelled() {
            goingOn.run();
            return false;
        }
    }

    private record Commit(ObjectId tree, RevCommit parent, Note note) {

        /** Tells whether the other commit is this one, but for the moment in which it was made. */
        boolean is(RevCommit other) {
            return other.getParentCount() == 1
                    && other.getParent(0).equals(parent)
                    && other.getTree().equals(tree)
                    && other.getFullMessage().equals(note.message());
        }

        PersonIdent author() {
            return new PersonIdent(note.author(), note.email(), note.at(), ZoneOffset.UTC);
        }
    }

    private Kept kept(Commit commit, RevWalk commits, ObjectInserter objects) throws IOException {
        for (String branch : commit.note().branches()) {
            Ref tip = repository.exactRef(Constants.R_HEADS + branch);
            if (tip != null && commit.is(commits.parseCommit(tip.getObjectId()))) {
                return new Kept(tip.getObjectId().name(), branch);
            }
        }
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(commit.tree());
        builder.setParentId(commit.parent());
        builder.setAuthor(commit.author());
        builder.setCommitter(commit.author());
        builder.setMessage(commit.note().message());
        ObjectId made = objects.insert(builder);
        objects.flush();
        try (BranchLock lock = BranchLock.of(repository, LONGEST_WAIT)) {
            if (lock == null) {
                throw ErrorCode.BRANCHES_BUSY.with();
            }
            for (String branch : commit.note().branches()) {
                if (isMoved(branch, commit, made)) {
                    Durable.force(repository);
                    return new Kept(made.name(), branch);
                }
            }
        }
        throw ErrorCode.BRANCH_MOVED.with(commit.note().branches().getFirst());
    }

    /**
     * Moves the branch only from where it is to a commit that follows: what other users have pushed meanwhile is not
     * lost.
     */
    private boolean isMoved(String branch, Commit commit, ObjectId made) throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
        boolean isNew = update.getOldObjectId() == null;
        update.setExpectedOldObjectId(isNew ? ObjectId.zeroId() : commit.parent());
        update.setNewObjectId(made);
        update.setRefLogIdent(commit.author());
        RefUpdate.Result result = update.update();
        return result == RefUpdate.Result.NEW || result == RefUpdate.Result.FAST_FORWARD;
    }
}
