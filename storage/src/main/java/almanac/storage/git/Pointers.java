package almanac.storage.git;

import almanac.shared.Sha256;
import almanac.storage.files.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;

/**
 * Puts the content of Git LFS objects in the place of their pointers, and pointers in the place of the content. A file
 * that was a pointer stays one: its content never becomes part of the repository.
 */
final class Pointers {

    private final Repository repository;
    private final LargeFiles files;

    Pointers(Repository repository, LargeFiles files) {
        this.repository = repository;
        this.files = files;
    }

    /** Lays out the content of all pointers of the commit that the folder has. */
    void layOut(RevCommit commit, Path folder, Runnable goingOn) throws IOException {
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.setRecursive(true);
            walk.addTree(commit.getTree());
            while (walk.next()) {
                if (isFile(walk.getFileMode(0))) {
                    layOut(walk.getObjectId(0), folder.resolve(walk.getPathString()), goingOn);
                }
            }
        }
    }

    private void layOut(AnyObjectId file, Path place, Runnable goingOn) throws IOException {
        Optional<Path> bytes = in(file).flatMap(files::find);
        if (bytes.isPresent() && Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
            goingOn.run();
            replace(place, bytes.get());
        }
    }

    private static boolean isFile(FileMode mode) {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }

    private static void replace(Path pointer, Path bytes) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(pointer, LinkOption.NOFOLLOW_LINKS);
        Files.copy(bytes, pointer, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(pointer, permissions);
    }

    /** Returns the object that a stored file points to; empty when it is no pointer. */
    Optional<Blob> in(AnyObjectId file) throws IOException {
        try (ObjectReader objects = repository.newObjectReader()) {
            if (objects.getObjectSize(file, Constants.OBJ_BLOB) > LfsPointer.LONGEST) {
                return Optional.empty();
            }
            ObjectLoader loader = objects.open(file, Constants.OBJ_BLOB);
            return LfsPointer.in(loader.getBytes());
        }
    }

    /**
     * Returns what is to be committed of a file that was a pointer before: that pointer while the content is the
     * same, or a new one. Empty when the file is to be committed as it is.
     */
    Optional<ObjectId> committed(DirCacheIterator before, WorkingTreeIterator now, ObjectInserter objects)
            throws IOException {
        boolean areFiles = isFile(before.getEntryFileMode()) && isFile(now.getEntryFileMode());
        Blob pointed = areFiles ? in(before.getEntryObjectId()).orElse(null) : null;
        if (pointed == null || isPointer(now)) {
            return Optional.empty();
        }
        if (now.getEntryLength() == pointed.size() && digest(now).equals(pointed.content())) {
            return Optional.of(before.getEntryObjectId());
        }
        Optional<Blob> kept;
        try (InputStream bytes = now.openEntryStream()) {
            kept = files.keep(bytes);
        }
        return kept.isPresent()
                ? Optional.of(objects.insert(Constants.OBJ_BLOB, LfsPointer.to(kept.get())))
                : Optional.empty();
    }

    private static boolean isPointer(WorkingTreeIterator now) throws IOException {
        if (now.getEntryLength() > LfsPointer.LONGEST) {
            return false;
        }
        try (InputStream bytes = now.openEntryStream()) {
            return LfsPointer.in(bytes.readNBytes((int) LfsPointer.LONGEST)).isPresent();
        }
    }

    private static Sha256 digest(WorkingTreeIterator now) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream bytes = new DigestInputStream(now.openEntryStream(), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.of(digest);
    }
}
