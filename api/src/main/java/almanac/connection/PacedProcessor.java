package almanac.connection;

import almanac.connection.ClientPace.Phase;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests, and tells their connection what the server waits for: a head, a body, or the rest of a refused one.
 */
final class PacedProcessor extends Http11Processor {

    private final Adapter phased;

    PacedProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
        super(protocol, adapter);
        this.phased = new Phased(adapter);
    }

    @Override
    public Adapter getAdapter() {
        return phased;
    }

    private @Nullable Connection connection() {
        return getSocketWrapper() != null && getSocketWrapper().getSocket() instanceof PacedChannel channel
                ? channel.connection()
                : null;
    }

    /** Work after a head: the application, and then the rest of the body. */
    private final class Phased implements Adapter {

        private final Adapter application;

        Phased(Adapter application) {
            this.application = application;
        }

        @Override
        public void service(Request request, Response response) throws Exception {
            Connection connection = connection();
            if (connection == null) {
                application.service(request, response);
                return;
            }
            connection.enter(Phase.BODY);
            Connection.makeCurrent(connection);
            try {
                application.service(request, response);
            } finally {
                Connection.makeCurrent(null);
                connection.enter(isRead(request) ? Phase.IDLE : Phase.LINGER);
            }
        }

        private static boolean isRead(Request request) {
            AtomicBoolean isRead = new AtomicBoolean();
            request.action(ActionCode.REQUEST_BODY_FULLY_READ, isRead);
            return isRead.get();
        }

        @Override
        public boolean prepare(Request request, Response response) throws Exception {
            return application.prepare(request, response);
        }

        @Override
        public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
            return application.asyncDispatch(request, response, event);
        }

        @Override
        public void log(Request request, Response response, long time) {
            application.log(request, response, time);
        }

        @Override
        public void checkRecycled(Request request, Response response) {
            application.checkRecycled(request, response);
        }

        @Override
        public String getDomain() {
            return application.getDomain();
        }
    }
}
