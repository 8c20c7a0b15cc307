package almanac.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Finds the source of a request: the address of the connection, or the one that a trusted proxy names where the server
 * is told to believe it ({@code server.forward-headers-strategy}).
 */
final class LoginSource {

    private static final String UNKNOWN = "unknown";

    private static final int NETWORK_BYTES = 8;

    private LoginSource() {}

    static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /**
     * Returns the source of an address. A host has a whole network of IPv6 addresses to choose from, so they count as
     * one.
     */
    static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address && !parsed.isLoopbackAddress()
                    ? network(parsed)
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException _) { // a proxy may name its client as it likes
            return UNKNOWN;
        }
    }

    private static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + NETWORK_BYTES * Byte.SIZE;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of so many bytes is one", e);
        }
    }
}
