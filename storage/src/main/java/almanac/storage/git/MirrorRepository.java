package almanac.storage.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;
import org.jspecify.annotations.Nullable;

/** A mirror while it is fetched: takes in no more than its bounds allow. */
final class MirrorRepository extends InspectedRepository {

    private final FetchBounds bounds;

    MirrorRepository(Path place, FetchBounds bounds) throws IOException {
        super(place);
        this.bounds = bounds;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        return new Inserter(super.newObjectInserter());
    }

    private final class Inserter extends ObjectInserter.Filter {

        private final ObjectInserter unbounded;
        private @Nullable FileChannel received;

        Inserter(ObjectInserter unbounded) {
            this.unbounded = unbounded;
        }

        @Override
        protected ObjectInserter delegate() {
            return unbounded;
        }

        /** Receives the whole pack before it takes any memory: an origin may send as slowly as it likes. */
        @Override
        public PackParser newPackParser(InputStream pack) throws IOException {
            FileChannel file = Aside.nameless(getObjectDatabase().getDirectory().toPath(), Leftovers.READ);
            received = file;
            bounds.pack(pack).transferTo(Channels.newOutputStream(file));
            file.position(0);
            PackParser parser = super.newPackParser(Channels.newInputStream(file));
            parser.setMaxObjectSizeLimit(bounds.largestObject());
            return parser;
        }

        @Override
        public void close() {
            super.close();
            if (received != null) {
                try {
                    received.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
