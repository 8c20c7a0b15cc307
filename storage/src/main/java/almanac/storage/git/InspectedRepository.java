package almanac.storage.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.transport.PackParser;
import org.jspecify.annotations.Nullable;

/**
 * A repository that inspects packs before they are worked on. JGit reserves whatever memory a pack says that it takes,
 * and a server without memory ends.
 */
class InspectedRepository extends FileRepository {

    InspectedRepository(Path place) throws IOException {
        this(NewRepository.builder(place).setup());
    }

    InspectedRepository(BaseRepositoryBuilder<?, ?> place) throws IOException {
        super(place);
    }

    @Override
    public ObjectReader newObjectReader() {
        return new CarefulReader(super.newObjectReader(), getObjectDatabase());
    }

    @Override
    public ObjectInserter newObjectInserter() {
        return new Inserter(super.newObjectInserter());
    }

    private final class Inserter extends ObjectInserter.Filter {

        private final ObjectInserter files;
        private final PackMemory.Claim memory = PackMemory.OF_THE_PROCESS.claim();
        private @Nullable PackScan scan;

        Inserter(ObjectInserter files) {
            this.files = files;
        }

        @Override
        protected ObjectInserter delegate() {
            return files;
        }

        /** Returns the parser of one pack for each inserter. */
        @Override
        public PackParser newPackParser(InputStream pack) throws IOException {
            scan = new PackScan(new PackEntries(memory, new Kept()));
            return super.newPackParser(new Inspected(pack, scan));
        }

        @Override
        public void close() {
            super.close();
            if (scan != null) {
                scan.close();
            }
            memory.close();
        }
    }

    private final class Kept implements PackEntries.Present {

        @Override
        public long sizeOf(ObjectId id) throws IOException {
            try (ObjectReader objects = newObjectReader()) {
                return objects.getObjectSize(id, ObjectReader.OBJ_ANY);
            } catch (MissingObjectException _) {
                return -1;
            }
        }

        @Override
        public long assemblyOf(ObjectId id) throws IOException {
            return Assembly.of(id, getObjectDatabase());
        }
    }

    /** Passes on only inspected bytes; skipped ones are inspected too. */
    private static final class Inspected extends InputStream {

        private final InputStream pack;
        private final PackScan scan;
        private final byte[] one = new byte[1];

        Inspected(InputStream pack, PackScan scan) {
            this.pack = pack;
            this.scan = scan;
        }

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int length = pack.read(bytes, from, most);
            if (length > 0) {
                scan.accept(bytes, from, length);
            }
            return length;
        }

        @Override
        public void close() throws IOException {
            pack.close();
        }
    }
}
