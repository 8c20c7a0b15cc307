package almanac.storage.git;

import java.net.InetAddress;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.jgit.transport.URIish;

/**
 * Location of an outside repository.
 *
 * @param addresses of its host, all of them checked: connections go only there
 */
record Origin(URIish uri, String scheme, String host, List<InetAddress> addresses) {

    private static final String FILE = "file";

    static Origin of(String text, OriginRules rules) throws OriginRefused {
        URIish uri = parse(text);
        if (FILE.equalsIgnoreCase(uri.getScheme())) {
            rules.requireScheme(FILE);
            return new Origin(FileOrigin.of(uri, rules.own()).uri(), FILE, "", List.of());
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty() || uri.getPass() != null) {
            throw new OriginRefused("it has no address of a host");
        }
        String scheme = Objects.requireNonNullElse(uri.getScheme(), "ssh").toLowerCase(Locale.ROOT); // git@host:path
        rules.requireScheme(scheme);
        return new Origin(uri, scheme, host, rules.addressesOf(host));
    }

    private static URIish parse(String text) throws OriginRefused {
        try {
            return new URIish(text);
        } catch (URISyntaxException _) {
            throw new OriginRefused("its address cannot be understood");
        }
    }

    boolean isOnThisMachine() {
        return scheme.equals(FILE);
    }

    boolean isOverSsh() {
        return scheme.equals("ssh");
    }

    /** Returns the port, also where none is named. */
    int port() {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            default -> 22;
        };
    }

    /** Tells whether the server that asks for a login is this one, and no other that it has redirected to. */
    boolean isServedBy(URIish other) {
        return scheme.equalsIgnoreCase(other.getScheme())
                && host.equalsIgnoreCase(other.getHost())
                && uri.getPort() == other.getPort();
    }
}
