package almanac.storage.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/** A mirror while it is fetched: takes in no more than its bounds let it. */
final class MirrorRepository extends InspectedRepository {

    private final FetchBounds bounds;

    MirrorRepository(Path place, FetchBounds bounds) throws IOException {
        super(place);
        this.bounds = bounds;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter unbounded = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return unbounded;
            }

            @Override
            public PackParser newPackParser(InputStream pack) throws IOException {
                PackParser parser = super.newPackParser(bounds.pack(pack));
                parser.setMaxObjectSizeLimit(bounds.largestObject());
                return parser;
            }
        };
    }
}
