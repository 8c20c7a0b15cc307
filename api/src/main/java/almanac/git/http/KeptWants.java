package almanac.git.http;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UploadPack.RequestValidator;
import org.eclipse.jgit.transport.WantNotValidException;

/**
 * Lets a client fetch every object that its project's repository keeps. A partial clone asks for single files later on,
 * by their ids, and walking the history to find each would cost far more than the file. The API serves every commit of
 * the repository in the same way (docs/adr/0055).
 */
final class KeptWants implements RequestValidator {

    @Override
    public void checkWants(UploadPack sending, List<ObjectId> wants) throws IOException {
        ObjectDatabase kept = sending.getRepository().getObjectDatabase();
        for (ObjectId want : wants) {
            if (!kept.has(want)) {
                throw new WantNotValidException(want);
            }
        }
    }
}
