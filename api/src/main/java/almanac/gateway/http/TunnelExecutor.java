package almanac.gateway.http;

import java.io.IOException;
import java.net.NoRouteToHostException;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpException;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;

/** Takes a proxy's refusal of a tunnel for a connection that was not made, and not for an answer of the provider. */
final class TunnelExecutor extends HttpRequestExecutor {

    private static final int LAST_SUCCESS = 299;

    @Override
    public HttpResponse execute(HttpRequest request, HttpClientConnection connection, HttpContext context)
            throws IOException, HttpException {
        HttpResponse response = super.execute(request, connection, context);
        boolean isTunnel = request.getRequestLine().getMethod().equals("CONNECT");
        if (isTunnel && response.getStatusLine().getStatusCode() > LAST_SUCCESS) {
            throw new NoRouteToHostException("the proxy refuses to connect");
        }
        return response;
    }
}
