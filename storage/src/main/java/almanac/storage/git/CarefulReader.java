package almanac.storage.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.errors.StoredObjectRepresentationNotAvailableException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.pack.CachedPack;
import org.eclipse.jgit.internal.storage.pack.ObjectReuseAsIs;
import org.eclipse.jgit.internal.storage.pack.ObjectToPack;
import org.eclipse.jgit.internal.storage.pack.PackOutputStream;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BitmapIndex.BitmapBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.jspecify.annotations.Nullable;

/**
 * Reserves the memory that a large file takes while it is put together, and then keeps it on the disk. Trees and
 * commits need no reservation: there are many of them, and each is limited where packs are taken in.
 */
final class CarefulReader extends ObjectReader.Filter implements ObjectReuseAsIs {

    private final ObjectReader objects;
    private final ObjectReuseAsIs reuse;
    private final ObjectDirectory directory;
    private @Nullable Aside last;

    /** @param objects of that directory */
    CarefulReader(ObjectReader objects, ObjectDirectory directory) {
        this.objects = objects;
        this.reuse = (ObjectReuseAsIs) objects;
        this.directory = directory;
    }

    @Override
    protected ObjectReader delegate() {
        return objects;
    }

    @Override
    public ObjectReader newReader() {
        return new CarefulReader(objects.newReader(), directory);
    }

    @Override
    public ObjectLoader open(AnyObjectId id) throws IOException {
        return open(id, OBJ_ANY);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int kind) throws IOException {
        long memory = kind == Constants.OBJ_BLOB || kind == OBJ_ANY ? Assembly.of(id, directory) : 0;
        if (memory <= PackMemory.NOTHING) {
            return held(super.open(id, kind));
        }
        try (PackMemory.Claim claim = PackMemory.OF_THE_PROCESS.claim()) {
            claim.read(memory);
            ObjectLoader object = held(super.open(id, kind));
            return object.getType() == Constants.OBJ_BLOB && object.getSize() > PackMemory.NOTHING
                    ? aside(object)
                    : object;
        }
    }

    /** Returns trees as small objects: JGit reads none in parts. */
    private static ObjectLoader held(ObjectLoader object) throws IOException {
        return object.isLarge() && object.getType() == Constants.OBJ_TREE
                ? new ObjectLoader.SmallObject(object.getType(), object.getCachedBytes(Integer.MAX_VALUE))
                : object;
    }

    /** Copies the object to a file, and closes the former one: objects are read one after the other. */
    private Aside aside(ObjectLoader object) throws IOException {
        if (last != null) {
            last.close();
        }
        last = Aside.of(object, directory.getDirectory().toPath());
        return last;
    }

    @Override
    public void close() {
        super.close();
        if (last != null) {
            try {
                last.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public ObjectToPack newObjectToPack(AnyObjectId id, int type) {
        return reuse.newObjectToPack(id, type);
    }

    @Override
    public void selectObjectRepresentation(PackWriter packer, ProgressMonitor monitor, Iterable<ObjectToPack> all)
            throws IOException {
        reuse.selectObjectRepresentation(packer, monitor, all);
    }

    @Override
    public void writeObjects(PackOutputStream out, List<ObjectToPack> list) throws IOException {
        reuse.writeObjects(out, list);
    }

    @Override
    public void copyObjectAsIs(PackOutputStream out, ObjectToPack object, boolean validate)
            throws IOException, StoredObjectRepresentationNotAvailableException {
        reuse.copyObjectAsIs(out, object, validate);
    }

    @Override
    public void copyPackAsIs(PackOutputStream out, CachedPack pack) throws IOException {
        reuse.copyPackAsIs(out, pack);
    }

    @Override
    public Collection<CachedPack> getCachedPacksAndUpdate(BitmapBuilder needed) throws IOException {
        return reuse.getCachedPacksAndUpdate(needed);
    }
}
