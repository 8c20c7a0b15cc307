package almanac.storage.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.SshdSession;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.util.FS;

/** Opens sessions over ssh in which an origin may send no more than its bounds allow. */
final class BoundedSessions extends SshSessionFactory {

    private final SshdSessionFactory sessions;
    private final FetchBounds bounds;

    BoundedSessions(SshdSessionFactory sessions, FetchBounds bounds) {
        this.sessions = sessions;
        this.bounds = bounds;
    }

    @Override
    public RemoteSession2 getSession(URIish uri, CredentialsProvider login, FS files, int timeout)
            throws TransportException {
        return new Bounded(sessions.getSession(uri, login, files, timeout), bounds);
    }

    @Override
    public String getType() {
        return sessions.getType();
    }

    private record Bounded(SshdSession session, FetchBounds bounds) implements RemoteSession2 {

        @Override
        public Process exec(String command, int timeout) throws IOException {
            return new BoundedProcess(session.exec(command, timeout), bounds);
        }

        @Override
        public Process exec(String command, Map<String, String> environment, int timeout) throws IOException {
            return new BoundedProcess(session.exec(command, environment, timeout), bounds);
        }

        @Override
        public void disconnect() {
            session.disconnect();
        }
    }

    private static final class BoundedProcess extends Process {

        private final Process process;
        private final InputStream output;
        private final InputStream errors;

        BoundedProcess(Process process, FetchBounds bounds) {
            this.process = process;
            this.output = bounds.before(process.getInputStream());
            this.errors = bounds.before(process.getErrorStream());
        }

        @Override
        public OutputStream getOutputStream() {
            return process.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return output;
        }

        @Override
        public InputStream getErrorStream() {
            return errors;
        }

        @Override
        public int waitFor() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
            return process.waitFor(time, unit);
        }

        @Override
        public int exitValue() {
            return process.exitValue();
        }

        @Override
        public void destroy() {
            process.destroy();
        }
    }
}
