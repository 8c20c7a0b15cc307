package almanac.gateway.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.jspecify.annotations.Nullable;

/** The answer of a provider, whose body is still under way. Closed before its end, it closes the connection as well. */
final class ProviderAnswer implements AutoCloseable {

    private final CloseableHttpResponse response;
    private final Deadline deadline;

    /** The end of the time that the answer may take. */
    interface Deadline {

        void cancel();

        /** Moves the deadline to so long from now, unless it is earlier already. */
        void bringForward(Duration time);
    }

    ProviderAnswer(CloseableHttpResponse response, Deadline deadline) {
        this.response = response;
        this.deadline = deadline;
    }

    /** Cuts the answer off when it takes longer than that from now on. */
    void endWithin(Duration time) {
        deadline.bringForward(time);
    }

    int status() {
        return response.getStatusLine().getStatusCode();
    }

    @Nullable
    String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** Returns the provider's own id of the request; null when it tells none. */
    @Nullable
    String requestId() {
        String id = header("x-request-id");
        String other = id == null ? header("request-id") : id;
        return other != null && other.matches("[\\x21-\\x7e]{1,128}") ? other : null;
    }

    InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? InputStream.nullInputStream() : entity.getContent();
    }

    @Override
    public void close() {
        deadline.cancel();
        try {
            response.close();
        } catch (IOException _) {
            // it is closed already
        }
    }
}
