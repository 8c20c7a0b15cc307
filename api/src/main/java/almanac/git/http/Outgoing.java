package almanac.git.http;

import almanac.storage.git.Sending;
import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PreUploadHook;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/**
 * Answer to a client that fetches. Once it is clear that the server sends it something, it has the memory for that
 * until its end.
 */
final class Outgoing implements PreUploadHook, AutoCloseable {

    private @Nullable Sending sending;

    @Override
    public void onSendPack(UploadPack pack, Collection<? extends ObjectId> wanted, Collection<? extends ObjectId> there)
            throws ServiceMayNotContinueException {
        try {
            sending = Sending.from(pack.getRepository());
        } catch (IOException e) {
            throw new ServiceMayNotContinueException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void onBeginNegotiateRound(UploadPack pack, Collection<? extends ObjectId> wanted, int offered) {
        // that is small
    }

    @Override
    public void onEndNegotiateRound(
            UploadPack pack, Collection<? extends ObjectId> wanted, int common, int notFound, boolean ready) {
        // that is small
    }

    @Override
    public void close() {
        if (sending != null) {
            sending.close();
        }
    }
}
