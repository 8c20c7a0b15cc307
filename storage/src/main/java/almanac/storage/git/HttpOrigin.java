package almanac.storage.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URL;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.apache.HttpClientConnection;

/**
 * Opens connections for one fetch over http: to addresses that were checked, by no proxy, with no cookies and no logins
 * but those that git asks for. The certificate is checked against the name, as ever.
 */
final class HttpOrigin implements HttpConnectionFactory, AutoCloseable {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private static final String TYPE = "application/x-git-upload-pack-";
    private static final int LONGEST_HEADER = 16 * 1024;
    private static final int MOST_HEADERS = 200;

    private final Origin origin;
    private final OriginRules rules;
    private final FetchBounds bounds;
    private final CloseableHttpClient client;

    HttpOrigin(Origin origin, OriginRules rules, FetchBounds bounds, Duration silence) {
        this.origin = origin;
        this.rules = rules;
        this.bounds = bounds;
        this.client = HttpClientBuilder.create()
                .setDnsResolver(host -> addressesOf(host).toArray(InetAddress[]::new))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectTimeout((int) LONGEST_CONNECT.toMillis())
                        .setConnectionRequestTimeout((int) LONGEST_CONNECT.toMillis())
                        .setSocketTimeout((int) silence.toMillis())
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setMessageConstraints(MessageConstraints.custom()
                                .setMaxLineLength(LONGEST_HEADER)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .build())
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableCookieManagement()
                .build();
    }

    /** Returns checked addresses, for hosts that the origin redirects to as well. */
    List<InetAddress> addressesOf(String host) throws UnknownHostException {
        if (host.equalsIgnoreCase(origin.host())) {
            return origin.addresses();
        }
        try {
            return rules.addressesOf(host);
        } catch (OriginRefused e) {
            throw new UnknownHostException(e.getMessage());
        }
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        rules.requireScheme(url.getProtocol());
        return new HttpClientConnection(url.toString(), Proxy.NO_PROXY, client) {
            // a server that does not speak git's own protocol would have JGit read one file after another, of any size
            @Override
            public InputStream getInputStream() throws IOException {
                String type = String.valueOf(getContentType());
                if (getResponseCode() == HTTP_OK && !type.startsWith(TYPE)) {
                    throw new OriginRefused("it does not answer as git does over http");
                }
                return bounds.before(super.getInputStream());
            }
        };
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        return create(url);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
