package almanac.storage.git;

import almanac.shared.ErrorCode;
import almanac.storage.git.WorkingTree.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator.NoGitlinksStrategy;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk.OperationType;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.jspecify.annotations.Nullable;

/**
 * Turns the files of a folder into the tree of a commit that follows another. JGit's index trusts the program that
 * filled the folder; this class looks at all of it first, and reads only what is not too much.
 */
final class FolderTree {

    private final Repository repository;
    private final Path folder;
    private final ForeignNames names;
    private final DirCache before;
    private final Pointers pointers;

    FolderTree(Repository repository, Path folder, RevCommit parent, Pointers pointers) throws IOException {
        this.pointers = pointers;
        this.repository = repository;
        this.folder = folder;
        try (ObjectReader objects = repository.newObjectReader()) {
            this.names = new ForeignNames(DirCache.read(objects, parent.getTree()));
            this.before = names.shown();
        }
    }

    /** Sees a path, before and now; one of the two may be missing. */
    private interface Visitor {
        void see(@Nullable DirCacheIterator before, @Nullable WorkingTreeIterator now, TreeWalk walk)
                throws IOException;
    }

    /** Refuses what is too much, and reports what stays out. */
    void require(Bounds bounds, Consumer<String> says) throws IOException {
        OrdinaryFiles files = new OrdinaryFiles(folder);
        Ignored ignored = new Ignored();
        Sum sum = new Sum(bounds);
        try (ObjectReader objects = repository.newObjectReader()) {
            each(files, ignored, (entry, now, walk) -> {
                if (now != null && entry != null && isLink(entry)) {
                    addLinked(walk.getPathString(), files);
                } else if (now != null && (entry == null || isOfOtherLength(entry, now, objects))) {
                    sum.add(now.getEntryLength());
                }
            });
        }
        sum.require();
        if (files.leftOut().isAny()) {
            says.accept(files.leftOut().toString());
        }
        ignored.tell(says);
    }

    /** Reports files that a job put where another repository is linked: they are a change of that one. */
    private void addLinked(String path, OrdinaryFiles files) {
        try (Stream<Path> all = Files.list(folder.resolve(path))) {
            if (all.findFirst().isPresent()) {
                files.leftOut().add(path + "/");
            }
        } catch (IOException _) {
            files.leftOut().add(path + "/");
        }
    }

    /** Writes the tree. A path whose present state is unknown keeps its former one. */
    ObjectId written(ObjectInserter objects) throws IOException {
        OrdinaryFiles files = new OrdinaryFiles(folder);
        DirCache after = DirCache.newInCore();
        DirCacheBuilder builder = after.builder();
        each(files, new Ignored(), (entry, now, walk) -> {
            if (entry != null && (isLink(entry) || (now == null && files.isClosed(walk.getPathString())))) {
                builder.add(kept(entry.getDirCacheEntry()));
            } else if (now != null) {
                builder.add(written(entry, now, walk, objects));
            }
        });
        builder.finish();
        return after.writeTree(objects);
    }

    private DirCacheEntry kept(DirCacheEntry entry) {
        DirCacheEntry kept = new DirCacheEntry(names.original(entry.getRawPath()));
        kept.copyMetaData(entry);
        return kept;
    }

    private DirCacheEntry written(
            @Nullable DirCacheIterator before, WorkingTreeIterator now, TreeWalk walk, ObjectInserter objects)
            throws IOException {
        DirCacheEntry entry = new DirCacheEntry(names.original(walk.getRawPath()));
        entry.setFileMode(before == null ? now.getEntryFileMode() : now.getIndexFileMode(before));
        if (before != null && before.getEntryObjectId().equals(now.getEntryObjectId())) {
            entry.setObjectId(before.getEntryObjectId());
            return entry;
        }
        Optional<ObjectId> pointer = before == null ? Optional.empty() : pointers.committed(before, now, objects);
        if (pointer.isPresent()) {
            entry.setObjectId(pointer.get());
            return entry;
        }
        long length = now.getEntryContentLength();
        try (InputStream bytes = now.openEntryStream()) {
            entry.setObjectId(objects.insert(Constants.OBJ_BLOB, length, bytes));
        }
        return entry;
    }

    /** Visits files, and enters folders; ignored ones are skipped unless they were committed before. */
    private void each(OrdinaryFiles files, Ignored ignored, Visitor visitor) throws IOException {
        IgnoreRules rules = new IgnoreRules(folder, files::hasRules);
        try (Repository tree = seen(files);
                NameConflictTreeWalk walk = new NameConflictTreeWalk(tree)) {
            walk.setOperationType(OperationType.CHECKIN_OP);
            walk.addTree(new DirCacheIterator(before));
            FileTreeIterator root = new FileTreeIterator(tree, NoGitlinksStrategy.INSTANCE);
            root.setDirCacheIterator(walk, 0);
            root.setWalkIgnoredDirectories(true); // which are entered is decided here
            walk.addTree(root);
            while (walk.next()) {
                DirCacheIterator entry = walk.getTree(0, DirCacheIterator.class);
                WorkingTreeIterator now = walk.getTree(1, WorkingTreeIterator.class);
                boolean isFolder = now != null && FileMode.TREE.equals(now.getEntryRawMode());
                Optional<String> leftOutBy =
                        now == null ? Optional.empty() : rules.leavingOut(walk.getPathString(), isFolder);
                if (entry == null && leftOutBy.isPresent()) {
                    ignored.add(leftOutBy.get(), walk.getPathString() + (isFolder ? "/" : ""));
                } else if (entry != null && isLink(entry)) {
                    visitor.see(entry, isFolder ? now : null, walk);
                } else if (isFolder || (walk.isSubtree() && !walk.isDirectoryFileConflict())) {
                    walk.enterSubtree();
                } else {
                    visitor.see(entry, now, walk);
                }
            }
        }
    }

    private Repository seen(OrdinaryFiles files) throws IOException {
        return new InspectedRepository(new FileRepositoryBuilder()
                .setFS(files)
                .setGitDir(repository.getDirectory())
                .setWorkTree(folder.toFile())
                .setup());
    }

    /** Tells whether the entry is a link to a commit of another repository, whose files were not fetched. */
    private static boolean isLink(DirCacheIterator entry) {
        return FileMode.GITLINK.equals(entry.getEntryRawMode());
    }

    /** Tells whether the file takes room in the repository: what was a pointer stays one, whatever its content. */
    private boolean isOfOtherLength(DirCacheIterator entry, WorkingTreeIterator now, ObjectReader objects)
            throws IOException {
        return FileMode.TREE.equals(entry.getEntryRawMode())
                || (objects.getObjectSize(entry.getEntryObjectId(), Constants.OBJ_BLOB) != now.getEntryLength()
                        && pointers.in(entry.getEntryObjectId()).isEmpty());
    }

    /** Counts the paths that are ignored, by the file of patterns that says so. */
    private static final class Ignored {

        private final Map<String, LeftOut> byFile = new TreeMap<>();

        void add(String file, String name) {
            byFile.computeIfAbsent(file, _ -> new LeftOut(file + " names it")).add(name);
        }

        void tell(Consumer<String> says) {
            byFile.forEach((file, leftOut) -> says.accept("%s. A line such as !%s in %s keeps it"
                    .formatted(leftOut, leftOut.example(), IgnoreRules.DOMINO_IGNORE)));
        }
    }

    private static final class Sum {

        private final Bounds bounds;
        private long bytes;

        Sum(Bounds bounds) {
            this.bounds = bounds;
        }

        void add(long length) {
            bytes += length;
            if (length > bounds.largestFile()) {
                throw ErrorCode.FOLDER_TOO_LARGE.with("one of its files has %d bytes, and none may have more than %d"
                        .formatted(length, bounds.largestFile()));
            }
        }

        void require() {
            if (bytes > 0 && bytes > bounds.room().getAsLong()) {
                throw ErrorCode.FOLDER_TOO_LARGE.with("there is no room for its %d bytes".formatted(bytes));
            }
        }
    }
}
