package almanac.storage.git;

import almanac.storage.address.PublicAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Decides which servers this one connects to on behalf of its users: https and ssh, at addresses of the open internet,
 * unless the operator allows more. A name that leads to an address of the machine, or of the network that it is in, is
 * treated as unknown (docs/adr/0028).
 */
@Component
class OriginRules {

    private static final String HTTP = "http";
    private static final String PRIVATE = "private";
    private static final String FILE = "file";
    private static final Set<String> WORDS = Set.of(HTTP, PRIVATE, FILE);
    private static final String HOST = "it is on no host that this server connects to";

    private final Set<String> allowed;
    private final List<Path> own;

    @Autowired
    OriginRules(
            @Value("${almanac.git.allow:}") List<String> allowed,
            @Value("${almanac.data-dir}") String data,
            @Value("${almanac.git.dir:${almanac.data-dir}/git}") String git) {
        this(allowed, Stream.of(data, git).map(Path::of).toList());
    }

    OriginRules(List<String> allowed, List<Path> own) {
        if (!WORDS.containsAll(allowed)) {
            throw new IllegalArgumentException("almanac.git.allow: " + allowed + " are not all among " + WORDS);
        }
        this.allowed = Set.copyOf(allowed);
        this.own = List.copyOf(own);
    }

    void requireScheme(String scheme) throws OriginRefused {
        boolean isKnown = scheme.equals("https") || scheme.equals("ssh");
        boolean isAllowed = !scheme.equals(PRIVATE) && allowed.contains(scheme);
        if (!isKnown && !isAllowed) {
            throw new OriginRefused("it is neither reached over https nor over ssh");
        }
    }

    /** Returns the server's own directories, in which no repository is read as an outside one. */
    List<Path> own() {
        return own;
    }

    /** Returns the addresses of the host; refuses all when one of them must not be connected to. */
    List<InetAddress> addressesOf(String host) throws OriginRefused {
        try {
            List<InetAddress> all = List.of(InetAddress.getAllByName(host));
            if (allowed.contains(PRIVATE) || all.stream().allMatch(PublicAddresses::isPublic)) {
                return all;
            }
        } catch (UnknownHostException _) {
            throw new OriginRefused(HOST);
        }
        throw new OriginRefused(HOST);
    }
}
