package almanac.gateway.http;

import java.net.URI;
import org.apache.http.HttpHost;

/** An HTTP proxy through which all calls of providers go; it has the last word on the addresses that it connects to. */
record ProviderProxy(String host, int port) {

    private static final int MOST = 65_535;

    /** Reads {@code http://host:port}. */
    static ProviderProxy of(String text) {
        URI address = URI.create(text);
        boolean isPlain = "http".equals(address.getScheme())
                && address.getHost() != null
                && address.getPort() > 0
                && address.getPort() <= MOST
                && address.getUserInfo() == null
                && address.getPath().isEmpty();
        if (!isPlain) {
            throw new IllegalArgumentException("almanac.gateway.proxy: must have the form http://host:port");
        }
        return new ProviderProxy(address.getHost(), address.getPort());
    }

    HttpHost toHost() {
        return new HttpHost(host, port);
    }
}
