package almanac.storage.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.RefSpec;

/** Copies the branches and tags of a repository, with their history, and without all that they do not lead to. */
final class Branches {

    /** All branches and tags, under their own names. */
    static final List<RefSpec> ALL =
            List.of(new RefSpec("+refs/heads/*:refs/heads/*"), new RefSpec("+refs/tags/*:refs/tags/*"));

    private static final String MAIN = Constants.R_HEADS + BareRepository.MAIN;

    private Branches() {}

    /** Copies into a new repository, which is on its branch main in any case; false when the source is empty. */
    static boolean copy(Repository source, Repository target) throws IOException {
        List<Ref> refs = refs(source);
        ObjectId head = source.resolve(Constants.HEAD);
        if (!refs.isEmpty()) {
            pack(source, refs, target.getDirectory().toPath().resolve("objects/pack"));
        }
        BatchRefUpdate update = target.getRefDatabase().newBatchUpdate();
        refs.forEach(ref -> update.addCommand(created(ref.getName(), ref.getObjectId())));
        boolean hasMain = refs.stream().anyMatch(ref -> ref.getName().equals(MAIN));
        boolean begins = !hasMain && head != null && target.getObjectDatabase().has(head);
        if (begins) {
            update.addCommand(created(MAIN, head));
        }
        execute(update, target);
        RefUpdate own = target.updateRef(Constants.HEAD);
        own.disableRefLog();
        own.link(MAIN);
        return hasMain || begins;
    }

    /** Returns the refs with valid names: an origin may give its branches others. */
    private static List<Ref> refs(Repository source) throws IOException {
        return source.getRefDatabase().getRefsByPrefix(Constants.R_HEADS, Constants.R_TAGS).stream()
                .filter(ref -> ref.getObjectId() != null && Repository.isValidRefName(ref.getName()))
                .toList();
    }

    /**
     * Writes the pack as it is to be: differences are taken over as they are, and none has to be put together for it.
     */
    private static void pack(Repository source, List<Ref> refs, Path folder) throws IOException {
        Set<ObjectId> wanted = refs.stream().map(Ref::getObjectId).collect(Collectors.toSet());
        try (Sending _ = Sending.from(source);
                PackWriter pack = new PackWriter(source)) {
            pack.setDeltaBaseAsOffset(true);
            pack.preparePack(NullProgressMonitor.INSTANCE, wanted, Set.of());
            Path place = folder.resolve("pack-" + pack.computeName().name());
            write(
                    place.resolveSibling(place.getFileName() + ".pack"),
                    out -> pack.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out));
            write(place.resolveSibling(place.getFileName() + ".idx"), pack::writeIndex);
        }
    }

    private interface Content {

        void into(OutputStream out) throws IOException;
    }

    private static void write(Path place, Content content) throws IOException {
        try (FileChannel file = FileChannel.open(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.into(Channels.newOutputStream(file));
            file.force(true);
        }
    }

    private static ReceiveCommand created(String name, ObjectId id) {
        return new ReceiveCommand(ObjectId.zeroId(), id, name);
    }

    /**
     * Makes the refs, without a log entry: that would name the operating system's user, which has moved nothing here.
     */
    private static void execute(BatchRefUpdate update, Repository target) throws IOException {
        update.setAtomic(true);
        update.disableRefLog();
        try (RevWalk commits = new RevWalk(target)) {
            update.execute(commits, NullProgressMonitor.INSTANCE);
        }
        for (ReceiveCommand command : update.getCommands()) {
            if (command.getResult() != ReceiveCommand.Result.OK) {
                throw new IOException("%s could not be copied: %s %s"
                        .formatted(command.getRefName(), command.getResult(), command.getMessage()));
            }
        }
    }
}
