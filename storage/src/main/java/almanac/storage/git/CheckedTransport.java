package almanac.storage.git;

import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Passes on only those branches and tags of an origin whose names git allows. JGit makes files of whatever names an
 * origin tells, and {@code refs/heads/../../x} is a file of another repository.
 */
final class CheckedTransport extends Transport {

    private static final int MOST_REFS = 50_000;

    private final Transport transport;

    /** @param local repository that is fetched into */
    CheckedTransport(Repository local, Transport transport) {
        super(local, transport.getURI());
        this.transport = transport;
    }

    @Override
    public FetchConnection openFetch() throws NotSupportedException, TransportException {
        return new Checked(transport.openFetch());
    }

    @Override
    public FetchConnection openFetch(Collection<RefSpec> wanted, String... more)
            throws NotSupportedException, TransportException {
        return new Checked(transport.openFetch(wanted, more));
    }

    @Override
    public PushConnection openPush() throws NotSupportedException {
        throw new NotSupportedException("nothing is pushed to an origin");
    }

    /** Leaves the other transport open: the code that opened it closes it. */
    @Override
    public void close() {}

    /** Tells whether the ref's name may become that of a file. */
    static boolean isKept(Ref ref) {
        String name = ref.getName();
        boolean isOurs = name.startsWith(Constants.R_HEADS) || name.startsWith(Constants.R_TAGS);
        return name.equals(Constants.HEAD) || (isOurs && Repository.isValidRefName(name));
    }

    private static final class Checked implements FetchConnection {

        private final FetchConnection connection;
        private final Map<String, Ref> refs;

        Checked(FetchConnection connection) throws TransportException {
            this.connection = connection;
            this.refs = connection.getRefs().stream()
                    .filter(CheckedTransport::isKept)
                    .collect(Collectors.toMap(Ref::getName, ref -> ref));
            if (refs.size() > MOST_REFS) {
                connection.close();
                throw new TransportException("it has more than %d branches and tags".formatted(MOST_REFS));
            }
        }

        @Override
        public Map<String, Ref> getRefsMap() {
            return refs;
        }

        @Override
        public Collection<Ref> getRefs() {
            return refs.values();
        }

        @Override
        public @Nullable Ref getRef(String name) {
            return refs.get(name);
        }

        @Override
        public void fetch(ProgressMonitor monitor, Collection<Ref> want, Set<ObjectId> have) throws TransportException {
            connection.fetch(monitor, want, have);
        }

        @Override
        public void fetch(ProgressMonitor monitor, Collection<Ref> want, Set<ObjectId> have, OutputStream out)
                throws TransportException {
            connection.fetch(monitor, want, have, out);
        }

        @Override
        public boolean didFetchIncludeTags() {
            return connection.didFetchIncludeTags();
        }

        @Override
        public boolean didFetchTestConnectivity() {
            return connection.didFetchTestConnectivity();
        }

        @Override
        public void setPackLockMessage(String message) {
            connection.setPackLockMessage(message);
        }

        @Override
        public Collection<PackLock> getPackLocks() {
            return connection.getPackLocks();
        }

        @Override
        public void close() {
            connection.close();
        }

        @Override
        public String getMessages() {
            return connection.getMessages();
        }

        @Override
        public String getPeerUserAgent() {
            return connection.getPeerUserAgent();
        }
    }
}
