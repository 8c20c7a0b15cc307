package almanac.gateway.http;

import almanac.gateway.event.GatewayCallEvent.Failure;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.storage.address.PublicAddresses;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.http.HttpConnection;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.client.utils.URIUtils;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.DnsResolver;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.conn.socket.PlainConnectionSocketFactory;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connects to providers: at addresses that were checked, with no redirects, no cookies and no repetition but of a
 * connection that was never made. Reads and writes block their thread, so a slow caller slows its provider down.
 */
@Component
@ForRole(Role.API)
final class ProviderConnections implements DisposableBean {

    private static final int MOST_CONNECTIONS = 1_000;
    private static final int LONGEST_HEADER = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final Duration LONGEST_USE = Duration.ofMinutes(1);
    private static final Duration UNCHECKED = Duration.ofMillis(500);

    private final GatewaySettings settings;
    private final DnsResolver resolver;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("gateway-deadlines").daemon().factory());

    @Autowired
    ProviderConnections(GatewaySettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    /** Makes connections to what the resolver says of a name, which is asked once for each connection. */
    ProviderConnections(GatewaySettings settings, DnsResolver resolver) {
        this.settings = settings;
        this.resolver = resolver;
        this.client = client(settings, this::addressesOf);
        deadlines.setRemoveOnCancelPolicy(true); // a deadline holds its request with the whole body
    }

    private static CloseableHttpClient client(GatewaySettings settings, DnsResolver checkedAddresses) {
        PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager(
                RegistryBuilder.<ConnectionSocketFactory>create()
                        .register("http", PlainConnectionSocketFactory.getSocketFactory())
                        .register("https", SSLConnectionSocketFactory.getSocketFactory())
                        .build(),
                null,
                null,
                checkedAddresses,
                LONGEST_USE.toMillis(),
                TimeUnit.MILLISECONDS);
        pool.setMaxTotal(MOST_CONNECTIONS);
        pool.setDefaultMaxPerRoute(MOST_CONNECTIONS);
        pool.setValidateAfterInactivity((int) UNCHECKED.toMillis());
        pool.setDefaultConnectionConfig(ConnectionConfig.custom()
                .setMessageConstraints(MessageConstraints.custom()
                        .setMaxLineLength(LONGEST_HEADER)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .build());
        return HttpClientBuilder.create()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout((int) settings.times().connect().toMillis())
                        .setConnectionRequestTimeout(
                                (int) settings.times().connect().toMillis())
                        .setSocketTimeout((int) settings.times().firstByte().toMillis())
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .setUserAgent("Almanac")
                .setRequestExecutor(new TunnelExecutor())
                .setProxy(settings.proxy() == null ? null : settings.proxy().toHost())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableAuthCaching()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    /**
     * Resolves the host once for each connection, which then goes to one of these addresses. With a proxy that is the
     * proxy, which may be in this network.
     */
    private InetAddress[] addressesOf(String host) throws UnknownHostException {
        InetAddress[] all = resolver.resolve(host);
        if (settings.proxy() == null) {
            requirePublic(all);
        }
        return all;
    }

    private void requirePublic(InetAddress... addresses) throws UnknownHostException {
        if (!settings.allowsPrivate() && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException("not a public address");
        }
    }

    /** Refuses a host behind the proxy that is known here as one of this network; the proxy decides about all others. */
    private void requireForProxy(@Nullable HttpHost host) throws CallFailure {
        if (host == null) {
            throw unreachable();
        }
        InetAddress[] known;
        try {
            known = resolver.resolve(host.getHostName());
        } catch (UnknownHostException _) {
            return; // behind a proxy names of the outside are often unknown
        }
        try {
            requirePublic(known);
        } catch (UnknownHostException _) {
            throw unreachable();
        }
    }

    /** Sends the request, a second time where the first found no connection, and waits for the head of the answer. */
    ProviderAnswer send(ProviderRequest request) throws CallFailure {
        if (!"https".equalsIgnoreCase(request.uri().getScheme()) && !settings.allowsHttp()) {
            throw unreachable();
        }
        if (settings.proxy() != null) {
            requireForProxy(URIUtils.extractHost(request.uri()));
        }
        try {
            return sendOnce(request);
        } catch (ConnectException | NoRouteToHostException | ConnectTimeoutException _) {
            return sendAgain(request);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private ProviderAnswer sendAgain(ProviderRequest request) throws CallFailure {
        try {
            return sendOnce(request);
        } catch (ConnectException | NoRouteToHostException | ConnectTimeoutException _) {
            throw unreachable();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static CallFailure failure(IOException e) {
        boolean isNothingSent = e instanceof UnknownHostException || e instanceof SSLException;
        return isNothingSent ? unreachable() : CallFailure.lost();
    }

    private static CallFailure unreachable() {
        return new CallFailure(
                Failure.UNREACHABLE,
                503,
                "The provider cannot be reached: it is away, or its address is none that the gateway connects to");
    }

    private ProviderAnswer sendOnce(ProviderRequest request) throws IOException {
        HttpPost post = new HttpPost(request.uri());
        request.headers().forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(
                JsonMapper.shared().writeValueAsBytes(request.body()), ContentType.APPLICATION_JSON));
        HttpClientContext context = HttpClientContext.create();
        Abort deadline = new Abort(post, settings.times().whole());
        CloseableHttpResponse response = null;
        try {
            response = client.execute(post, context);
            HttpConnection connection = context.getConnection();
            if (connection != null && response.getEntity() != null) { // without a body it is in the pool again
                connection.setSocketTimeout((int) settings.times().silence().toMillis());
            }
            return new ProviderAnswer(response, deadline);
        } catch (IllegalStateException e) { // aborted before it began
            throw new InterruptedIOException(e.getMessage());
        } finally {
            if (response == null) {
                deadline.cancel();
            }
        }
    }

    /** Aborts a request at its deadline, whatever it waits for then. */
    private final class Abort implements ProviderAnswer.Deadline {

        private final HttpPost post;
        private ScheduledFuture<?> scheduled;

        Abort(HttpPost post, Duration time) {
            this.post = post;
            this.scheduled = schedule(time);
        }

        private ScheduledFuture<?> schedule(Duration time) {
            return deadlines.schedule(post::abort, time.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void cancel() {
            scheduled.cancel(false);
        }

        @Override
        public void bringForward(Duration time) {
            if (scheduled.getDelay(TimeUnit.MILLISECONDS) > time.toMillis()) {
                scheduled.cancel(false);
                scheduled = schedule(time);
            }
        }
    }

    /** Returns how many requests have not ended yet. */
    int underWay() {
        return deadlines.getQueue().size();
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
