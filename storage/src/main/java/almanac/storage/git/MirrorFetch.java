package almanac.storage.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.jspecify.annotations.Nullable;

/** Brings a mirror up to the state of its origin. */
record MirrorFetch(OriginRules rules, KnownHosts knownHosts, Duration silence) {

    /** @param place of a mirror that exists already */
    void into(Path place, Origin origin, @Nullable GitSecret secret, FetchBounds bounds) throws IOException {
        try (Repository mirror = new MirrorRepository(place, bounds)) {
            boolean isFirst = mirror.resolve(Constants.HEAD) == null;
            FetchResult result;
            if (origin.isOnThisMachine()) {
                result = here(mirror, origin, bounds);
            } else if (origin.isOverSsh()) {
                result = overSsh(mirror, origin, secret, bounds);
            } else {
                result = overHttp(mirror, origin, secret, bounds);
            }
            if (isFirst) {
                takeHead(mirror, result.getAdvertisedRef(Constants.HEAD));
            }
            Durable.force(mirror);
        }
    }

    private FetchResult here(Repository mirror, Origin origin, FetchBounds bounds) throws IOException {
        try (Transport transport = Transport.open(mirror, origin.uri())) {
            return fetch(mirror, transport, bounds);
        }
    }

    private FetchResult overHttp(Repository mirror, Origin origin, @Nullable GitSecret secret, FetchBounds bounds)
            throws IOException {
        try (HttpOrigin connections = new HttpOrigin(origin, rules, bounds, silence);
                Transport transport = Transport.open(mirror, origin.uri())) {
            if (!(transport instanceof TransportHttp http)) {
                throw new OriginRefused("its address cannot be understood");
            }
            http.setHttpConnectionFactory(connections);
            http.setCredentialsProvider(new OriginLogin(origin, secret));
            return fetch(mirror, http, bounds);
        }
    }

    private FetchResult overSsh(Repository mirror, Origin origin, @Nullable GitSecret secret, FetchBounds bounds)
            throws IOException {
        try (SshOrigin ssh = new SshOrigin(origin, secret, knownHosts);
                Transport transport = Transport.open(mirror, origin.uri())) {
            if (!(transport instanceof SshTransport over)) {
                throw new OriginRefused("its address cannot be understood");
            }
            over.setSshSessionFactory(new BoundedSessions(ssh.sessions(), bounds));
            over.setCredentialsProvider(new OriginLogin(origin, secret));
            return fetch(mirror, over, bounds);
        }
    }

    private FetchResult fetch(Repository mirror, Transport transport, FetchBounds bounds) throws IOException {
        transport.setCheckFetchedObjects(true);
        transport.setTimeout((int) silence.toSeconds());
        try (Transport checked = new CheckedTransport(mirror, transport)) {
            checked.setTagOpt(TagOpt.NO_TAGS);
            checked.setRemoveDeletedRefs(true);
            checked.setCheckFetchedObjects(true);
            return checked.fetch(bounds.clock(), Branches.ALL);
        }
    }

    /** Takes over the branch that the origin begins with. */
    private static void takeHead(Repository mirror, @Nullable Ref head) throws IOException {
        if (head != null && head.isSymbolic() && CheckedTransport.isKept(head.getTarget())) {
            RefUpdate update = mirror.updateRef(Constants.HEAD);
            update.disableRefLog();
            update.link(head.getTarget().getName());
        }
    }
}
